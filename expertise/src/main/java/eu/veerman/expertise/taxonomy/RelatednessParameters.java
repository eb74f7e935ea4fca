package eu.veerman.expertise.taxonomy;

/**
 * The constants of relatedness. They belong to the ranking model, which hands them over.
 *
 * @param same what is asked is held, above 0 to 1
 * @param narrower factor of a step to something narrower than asked, 0 to {@code same}
 * @param broader factor of a step to something broader than asked, 0 to {@code same}
 * @param related factor of a step to something related, 0 to {@code same}
 * @param floor what is below it counts as 0, above 0 to {@code same}
 */
public record RelatednessParameters(
    double same, double narrower, double broader, double related, double floor) {
  public RelatednessParameters {
    if (!(same > 0 && same <= 1)) {
      throw new IllegalArgumentException("same is " + same + ", must be above 0 to 1");
    }
    checkStep("narrower", narrower, same);
    checkStep("broader", broader, same);
    checkStep("related", related, same);
    if (!(floor > 0 && floor <= same)) {
      throw new IllegalArgumentException("floor is " + floor + ", must be above 0 to " + same);
    }
  }

  private static void checkStep(String name, double factor, double same) {
    // A factor of 1 would make endless chains as good as the concept itself.
    if (!(factor >= 0 && factor < 1 && factor <= same)) {
      throw new IllegalArgumentException(
          name + " is " + factor + ", must be 0 to " + same + " and below 1");
    }
  }
}
