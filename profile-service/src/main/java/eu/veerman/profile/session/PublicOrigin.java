package eu.veerman.profile.session;

import eu.veerman.platform.http.Call;

/** Where the browser is. */
public final class PublicOrigin {
  private PublicOrigin() {}

  /**
   * The origin as configured, or as the door says. Whoever has the door say another name gains
   * nothing by it: passkeys and identity providers know theirs.
   *
   * @param publicUrl empty where none is configured
   */
  public static String of(Call call, String publicUrl) {
    return publicUrl.isEmpty()
        ? call.header("X-Forwarded-Proto").orElse("http")
            + "://"
            + call.header("X-Forwarded-Host").orElse("localhost")
        : publicUrl;
  }
}
