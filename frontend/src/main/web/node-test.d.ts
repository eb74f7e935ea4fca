// The two parts of Node that unit tests use; the full type declarations are not among the webjars.
declare module 'node:test' {
  export function test(claim: string, body: () => void | Promise<void>): void
}
declare module 'node:assert/strict' {
  interface Assert {
    equal(actual: unknown, expected: unknown, message?: string): void
    notEqual(actual: unknown, expected: unknown, message?: string): void
    deepEqual(actual: unknown, expected: unknown, message?: string): void
    ok(value: unknown, message?: string): asserts value
    match(value: string, expression: RegExp, message?: string): void
    throws(body: () => unknown, expected?: RegExp): void
    rejects(body: () => Promise<unknown>, expected?: (error: unknown) => boolean): Promise<void>
  }
  const assert: Assert
  export default assert
}
