package eu.veerman.profile.manager;

import eu.veerman.contracts.AccountId;
import eu.veerman.contracts.AssignmentId;
import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.concept.Decision;
import eu.veerman.contracts.concept.Understood;
import eu.veerman.contracts.manager.ManagerProfile;
import eu.veerman.contracts.manager.ManagerState;
import eu.veerman.contracts.visibility.ManagerDiscretion;
import eu.veerman.contracts.visibility.ManagerSight;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A profile with all that the server keeps of it.
 *
 * @param version from 1, one more with every change; the ETag
 * @param owner the organisation that may edit it
 * @param account of the person, once that person claimed it
 * @param verifiedContent hash of the content that a client verified, by assignment
 * @param taxonomy the version whose concepts were understood
 * @param discretion who may be shown it
 */
public record Manager(
    ManagerId id,
    long version,
    OrganisationId owner,
    Optional<AccountId> account,
    ManagerState state,
    Optional<String> closedReason,
    ManagerProfile profile,
    Map<AssignmentId, String> verifiedContent,
    List<Decision> decisions,
    List<Understood> understood,
    String taxonomy,
    ManagerDiscretion discretion,
    Instant createdAt,
    Instant changedAt) {
  public Manager {
    if (version < 1) {
      throw new IllegalArgumentException("version is " + version + ", must be at least 1");
    }
    verifiedContent = Map.copyOf(verifiedContent);
    decisions = List.copyOf(decisions);
    understood = List.copyOf(understood);
  }

  /** The next version, changed at a time; what changes is said beside it. */
  Manager next(Instant at) {
    return new Manager(
        id,
        version + 1,
        owner,
        account,
        state,
        closedReason,
        profile,
        verifiedContent,
        decisions,
        understood,
        taxonomy,
        discretion,
        createdAt,
        at);
  }

  /** With a profile whose texts say the same as before. */
  Manager with(ManagerProfile other) {
    return with(other, decisions, understood, taxonomy);
  }

  Manager with(
      ManagerProfile other, List<Decision> decided, List<Understood> read, String version) {
    return new Manager(
        id,
        this.version,
        owner,
        account,
        state,
        closedReason,
        other,
        ManagerRules.verifiedContent(other),
        decided,
        read,
        version,
        discretion,
        createdAt,
        changedAt);
  }

  Manager in(ManagerState other, Optional<String> reason) {
    return new Manager(
        id,
        version,
        owner,
        account,
        other,
        reason,
        profile,
        verifiedContent,
        decisions,
        understood,
        taxonomy,
        discretion,
        createdAt,
        changedAt);
  }

  Manager ownedBy(OrganisationId practice, AccountId person) {
    return new Manager(
        id,
        version,
        practice,
        Optional.of(person),
        state,
        closedReason,
        profile,
        verifiedContent,
        decisions,
        understood,
        taxonomy,
        discretion,
        createdAt,
        changedAt);
  }

  Manager shownTo(ManagerDiscretion other) {
    return new Manager(
        id,
        version,
        owner,
        account,
        state,
        closedReason,
        profile,
        verifiedContent,
        decisions,
        understood,
        taxonomy,
        other,
        createdAt,
        changedAt);
  }

  /** As the rules of visibility see the person. */
  public ManagerSight sight() {
    return ManagerSight.of(id, owner, profile.name(), discretion);
  }
}
