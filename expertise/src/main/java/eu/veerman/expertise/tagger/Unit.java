package eu.veerman.expertise.tagger;

/**
 * A word as it is compared with names: a token, or one part of a compound.
 *
 * @param token index of the token in its sentence
 * @param word in lower case without accents
 * @param light its form for names
 * @param strong its form for tellings
 * @param capitals the token as written if all capitals, else empty
 * @param small whether it may be skipped
 * @param part whether it is a part of a compound of which not all parts are known
 * @param before what stands before it
 */
record Unit(
    int token,
    String word,
    String light,
    String strong,
    String capitals,
    boolean small,
    boolean part,
    Token.Gap before) {}
