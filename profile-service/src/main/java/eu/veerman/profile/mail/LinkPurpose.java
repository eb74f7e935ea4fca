package eu.veerman.profile.mail;

/** What a mailed link is for, and which page it opens. */
public enum LinkPurpose {
  /** Confirms the address of somebody who signs up. */
  REGISTER("/confirm"),
  /** Joins an organisation. */
  INVITE("/invitation"),
  /** Chooses a new password. */
  RESET("/reset"),
  /** Confirms the address that an account moves to. */
  MOVE("/address");

  private final String page;

  LinkPurpose(String page) {
    this.page = page;
  }

  public String page() {
    return page;
  }
}
