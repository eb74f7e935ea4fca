package eu.veerman.matching.shortlist;

import eu.veerman.contracts.visibility.OrganisationSight;
import eu.veerman.contracts.visibility.VisibilityRules;
import eu.veerman.matching.population.Member;
import eu.veerman.matching.population.Population;
import eu.veerman.ranking.Model;
import eu.veerman.ranking.Relatedness;
import eu.veerman.ranking.RequestInput;
import eu.veerman.ranking.Tally;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What the constraints of requests cost, exactly as of the moment of each question. Everybody is
 * counted at the first question about a request; after it the count follows the changes of the
 * population, for as long as it is asked about now and then. Weights cost nobody, so a preview of
 * other weights needs no count of its own.
 */
public final class Tallies {
  /** Beyond these, the one not asked about for longest goes. */
  private static final int KEPT = 1_000;

  private final Population population;
  private final Model model;
  private final Relatedness relatedness;
  private final Map<Question, Kept> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Kept> eldest) {
          return size() > KEPT;
        }
      };

  public Tallies(Population population, Model model, Relatedness relatedness) {
    this.population = population;
    this.model = model;
    this.relatedness = relatedness;
  }

  /**
   * @param population published managers whom the seeker is shown
   * @param qualified those whom no constraint excludes
   * @param costs of each constraint that excludes anybody
   */
  public record Counted(int population, int qualified, List<Tally.Cost> costs) {}

  /**
   * The counts as of a snapshot of the population.
   *
   * @param seeker who is shown these managers: nobody else is counted
   */
  public Counted of(
      RequestInput demand,
      OrganisationSight seeker,
      Population.Snapshot snapshot,
      LocalDate today) {
    Question question = new Question(demand.withWeights(model.defaultWeights()), seeker, today);
    Kept counting;
    synchronized (kept) {
      counting = kept.computeIfAbsent(question, Kept::new);
    }
    return counting.asOf(snapshot);
  }

  /** What a count depends on besides the population. */
  private record Question(RequestInput demand, OrganisationSight seeker, LocalDate today) {
    boolean counts(Member member) {
      return VisibilityRules.isShown(member.sight(), seeker, today);
    }
  }

  /** One count and the revision of the population that it is of. */
  private final class Kept {
    private final Question question;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Tally tally;
    private long revision;

    private Kept(Question question) {
      this.question = question;
    }

    private Counted asOf(Population.Snapshot snapshot) {
      lock.lock();
      try {
        Tally counted = tally != null && moved(tally, snapshot.revision()) ? tally : anew(snapshot);
        tally = counted;
        revision = snapshot.revision();
        return new Counted(counted.population(), counted.qualified(), counted.costs());
      } finally {
        lock.unlock();
      }
    }

    private Tally anew(Population.Snapshot snapshot) {
      Tally counted = new Tally(question.demand, model, relatedness, question.today);
      for (Member member : snapshot.managers().values()) {
        if (question.counts(member)) {
          counted.add(member.input());
        }
      }
      return counted;
    }

    /** Forward, or back to the snapshot of a question that was overtaken. */
    private boolean moved(Tally counted, long to) {
      boolean forward = to >= revision;
      Optional<List<Population.Change>> between =
          population.changes(Math.min(revision, to), Math.max(revision, to));
      between.ifPresent(
          changes -> {
            for (Population.Change change : changes) {
              replace(
                  counted,
                  forward ? change.before() : change.after(),
                  forward ? change.after() : change.before());
            }
          });
      return between.isPresent();
    }

    private void replace(Tally counted, @Nullable Member gone, @Nullable Member come) {
      if (gone != null && question.counts(gone)) {
        counted.remove(gone.input());
      }
      if (come != null && question.counts(come)) {
        counted.add(come.input());
      }
    }
  }
}
