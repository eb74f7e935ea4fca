const BROWSERS: readonly [RegExp, string][] = [[/Edg\//, 'Edge'], [/OPR\//, 'Opera'], [/Firefox\//, 'Firefox'], [/Chrom(e|ium)\//, 'Chrome'], [/Safari\//, 'Safari']]
const SYSTEMS: readonly [RegExp, string][] = [[/iPhone|iPad/, 'iOS'], [/Android/, 'Android'], [/Windows/, 'Windows'], [/Mac OS X/, 'macOS'], [/Linux|X11/, 'Linux']]

/** What people call a browser by what it calls itself: "Firefox, Windows"; a program by its own first word. */
export function deviceName(userAgent: string): string {
  const named = (list: readonly [RegExp, string][]): string | undefined => list.find(([form]) => form.test(userAgent))?.[1]
  const browser = named(BROWSERS)
  if (browser === undefined) return userAgent.split(/[ /]/)[0] ?? ''
  const system = named(SYSTEMS)
  return system === undefined ? browser : `${browser}, ${system}`
}
