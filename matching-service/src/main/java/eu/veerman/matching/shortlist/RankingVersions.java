package eu.veerman.matching.shortlist;

/** By which model and which taxonomy this instance ranks. */
public record RankingVersions(String model, String taxonomy) {}
