/** What the server asks of a browser's authenticators, as it comes: bytes in Base64 for addresses. */
export type PasskeyOptions = Record<string, unknown>

/** What an authenticator answered, as the server takes it. */
export interface PasskeyCredential { id: string; rawId: string; type: string; response: Record<string, string> }

/** Whether this browser can do it. */
export function passkeysWork(): boolean {
  return typeof PublicKeyCredential !== 'undefined' && isSecureContext
}

/** Makes a passkey on a device of the person's choice. @throws DOMException when the person turns it down */
export async function makePasskey(options: PasskeyOptions): Promise<PasskeyCredential> {
  const user = options['user'] as Record<string, unknown>
  const publicKey = { ...options, challenge: bytes(options['challenge']), user: { ...user, id: bytes(user['id']) }, excludeCredentials: descriptors(options['excludeCredentials']) } as unknown as PublicKeyCredentialCreationOptions
  const made = await navigator.credentials.create({ publicKey }) as PublicKeyCredential
  const response = made.response as AuthenticatorAttestationResponse
  return { id: made.id, rawId: text(made.rawId), type: made.type, response: { clientDataJSON: text(response.clientDataJSON), attestationObject: text(response.attestationObject) } }
}

/** Proves to hold a passkey. @throws DOMException when the person turns it down */
export async function provePasskey(options: PasskeyOptions): Promise<PasskeyCredential> {
  const publicKey = { ...options, challenge: bytes(options['challenge']), allowCredentials: descriptors(options['allowCredentials']) } as unknown as PublicKeyCredentialRequestOptions
  const proof = await navigator.credentials.get({ publicKey }) as PublicKeyCredential
  const response = proof.response as AuthenticatorAssertionResponse
  return {
    id: proof.id, rawId: text(proof.rawId), type: proof.type,
    response: { clientDataJSON: text(response.clientDataJSON), authenticatorData: text(response.authenticatorData), signature: text(response.signature), ...(response.userHandle === null ? {} : { userHandle: text(response.userHandle) }) },
  }
}

function descriptors(given: unknown): { type: string; id: Uint8Array }[] {
  return Array.isArray(given) ? (given as { type: string; id: unknown }[]).map(one => ({ type: one.type, id: bytes(one.id) })) : []
}

/** The bytes of a text in Base64 for addresses (RFC 4648, section 5). */
export function bytes(word: unknown): Uint8Array {
  return Uint8Array.from(atob(String(word).replaceAll('-', '+').replaceAll('_', '/')), letter => letter.charCodeAt(0))
}

/** Bytes as a text in Base64 for addresses. */
export function text(buffer: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
