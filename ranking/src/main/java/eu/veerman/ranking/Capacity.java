package eu.veerman.ranking;

/** Days a week a manager is free during a period; 0 days when not available at all. */
public record Capacity(Period period, DaysPerWeek daysPerWeek) implements Comparable<Capacity> {
  @Override
  public int compareTo(Capacity other) {
    return period.compareTo(other.period);
  }
}
