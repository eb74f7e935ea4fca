package eu.veerman.contracts.event;

import eu.veerman.contracts.AccountId;

/**
 * The person's account is gone; a tombstone. There are no other events about accounts: what is
 * known of a person who signs in is nobody else's business.
 */
public record AccountErased(AccountId account) implements VeermanEvent {
  @Override
  public String subject() {
    return "account/" + account;
  }
}
