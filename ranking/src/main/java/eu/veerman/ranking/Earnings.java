package eu.veerman.ranking;

import java.util.ArrayList;
import java.util.List;

/**
 * Adds up what the asked items of one criterion earn and shares the points out among them. Each
 * piece gets the points by which it raises the running total, so that the pieces add up to the
 * criterion's points without a remainder.
 */
final class Earnings {
  /** Evidence that still waits for its points. */
  @FunctionalInterface
  interface Piece {
    EarnedBy earning(int pointsThousandths);
  }

  private final int weightThousandths;
  private final double totalImportance;
  private final List<EarnedBy> pieces = new ArrayList<>();
  private double earned;
  private int points;

  Earnings(int weightThousandths, double totalImportance) {
    this.weightThousandths = weightThousandths;
    this.totalImportance = totalImportance;
  }

  void add(double earnedImportance, Piece piece) {
    int before = points;
    earned += earnedImportance;
    points = fit().points(weightThousandths);
    pieces.add(piece.earning(points - before));
  }

  Fit fit() {
    return Fit.of(earned / totalImportance);
  }

  int points() {
    return points;
  }

  /** The points if so much more had been earned. */
  int pointsWith(double furtherImportance) {
    return Fit.of((earned + furtherImportance) / totalImportance).points(weightThousandths);
  }

  List<EarnedBy> pieces() {
    return List.copyOf(pieces);
  }
}
