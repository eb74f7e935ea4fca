package eu.veerman.ranking;

import static eu.veerman.ranking.Given.TODAY;
import static eu.veerman.ranking.Given.days;
import static eu.veerman.ranking.Given.free;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CalendarTest {
  @Test
  void busyPeriodsThatTouchOrOverlapAreOne() {
    assertThat(
            free(
                    5,
                    days("2027-03-10", "2027-03-12"),
                    days("2027-03-01", "2027-03-05"),
                    days("2027-03-06", "2027-03-08"),
                    days("2027-03-02", "2027-03-03"))
                .busy())
        .containsExactly(days("2027-03-01", "2027-03-08"), days("2027-03-10", "2027-03-12"));
  }

  @Test
  void capacitiesThatOverlapAreRefused() {
    List<Capacity> overlapping =
        List.of(
            new Capacity(days("2027-03-05", "2027-03-31"), DaysPerWeek.of(3)),
            new Capacity(days("2027-03-01", "2027-03-05"), DaysPerWeek.of(2)));
    assertThatThrownBy(() -> new Calendar(DaysPerWeek.of(5), overlapping, List.of(), TODAY))
        .hasMessage("capacity from 2027-03-05 overlaps the one until 2027-03-05");
  }

  @Test
  void freeFromADayIsACapacityOfNothingBeforeIt() {
    Calendar calendar =
        new Calendar(
            DaysPerWeek.of(4),
            List.of(new Capacity(days("2000-01-01", "2027-02-28"), DaysPerWeek.of(0))),
            List.of(),
            TODAY);
    assertThat(calendar.firstFreeDay(TODAY)).isEqualTo("2027-03-01");
  }

  @Test
  void whoHasNoUsualDaysIsFreeWhenACapacityBegins() {
    Calendar calendar =
        new Calendar(
            DaysPerWeek.of(0),
            List.of(new Capacity(days("2027-06-01", "2027-06-30"), DaysPerWeek.of(2))),
            List.of(days("2027-05-20", "2027-06-10")),
            TODAY);
    assertThat(calendar.firstFreeDay(TODAY)).isEqualTo("2027-06-11");
    assertThat(calendar.firstFreeDay(LocalDate.parse("2027-07-01"))).isNull();
  }

  @Provide
  Arbitrary<Calendar> calendars() {
    return Worlds.calendars();
  }

  @Provide
  Arbitrary<LocalDate> someDays() {
    return Worlds.days();
  }

  @Property(tries = 500)
  void theFirstFreeDayIsTheOneFoundByLookingDayByDay(
      @ForAll("calendars") Calendar calendar, @ForAll("someDays") LocalDate from) {
    LocalDate found = null;
    for (int i = 0; i < 900 && found == null; i++) {
      if (calendar.freeOn(from.plusDays(i)).tenths() > 0) {
        found = from.plusDays(i);
      }
    }
    assertThat(calendar.firstFreeDay(from)).isEqualTo(found);
  }

  @Property(tries = 300)
  void freeTimeIsWhatIsCountedDayByDay(
      @ForAll("calendars") Calendar calendar,
      @ForAll("someDays") LocalDate first,
      @ForAll @IntRange(max = 300) int length) {
    Period period = new Period(first, first.plusDays(length));
    FreeTime time = FreeTime.of(calendar, period);
    int busy = 0;
    int working = 0;
    long tenths = 0;
    for (LocalDate day = first; !day.isAfter(period.last()); day = day.plusDays(1)) {
      if (day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0) {
        int free = calendar.freeOn(day).tenths();
        working++;
        tenths += free;
        busy += free == 0 ? 1 : 0;
      }
    }
    assertThat(time.days().working()).isEqualTo(working);
    assertThat(time.days().busy()).isEqualTo(busy);
    assertThat(time.days().capacityTenths()).isEqualTo(tenths);
    List<Week> weeks = time.weeks(40);
    assertThat(weeks.stream().mapToInt(Week::askedFiftieths).sum()).isEqualTo(40 * working);
    assertThat(weeks.stream().mapToInt(Week::freeFiftieths).sum()).isEqualTo((int) tenths);
    for (Week week : weeks) {
      int inWeek = 0;
      for (int i = 0; i < 5; i++) {
        LocalDate day = week.monday().plusDays(i);
        inWeek += period.contains(day) ? calendar.freeOn(day).tenths() : 0;
      }
      assertThat(week.monday().getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
      assertThat(week.freeFiftieths()).isEqualTo(inWeek);
    }
  }
}
