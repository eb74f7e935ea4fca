// Without a bundler: every module on its own, types stripped by the TypeScript compiler, names of packages replaced by
// relative paths. All of them lie in one folder named after the hash of the whole, so relative imports stay as written.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative, sep } from 'node:path'

/** Writes all modules reachable from app/main.ts below `assets` and says which file starts and which to preload. */
export function writeModules(source: string, nodeModules: string, assets: string): { entry: string; preload: string[] } {
  const ts = createRequire(join(nodeModules, 'typescript/lib/typescript.js'))('./typescript.js')
  const texts = new Map<string, string>()
  const open = [join(source, 'app/main.ts')]
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    const target = outputPath(file, source, nodeModules)
    if (texts.has(target)) continue
    const text = readFileSync(file, 'utf8')
    const script: string = file.endsWith('.ts')
      ? ts.transpileModule(text, { compilerOptions: { target: 'es2022', module: 'esnext', verbatimModuleSyntax: true, useDefineForClassFields: true } }).outputText
      : text
    const from = file
    texts.set(target, rewriteImports(script, specifier => {
      const found = resolve(specifier, from, nodeModules)
      open.push(found)
      return relativeUrl(target, outputPath(found, source, nodeModules))
    }))
  }
  const hash = createHash('sha256')
  for (const [file, text] of [...texts].sort(([a], [b]) => (a < b ? -1 : 1))) hash.update(file).update('\0').update(text).update('\0')
  const folder = hash.digest('hex').slice(0, 10)
  for (const [file, text] of texts) {
    const path = join(assets, folder, file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  return { entry: `${folder}/app/main.js`, preload: [] }
}

/** Replaces each module specifier of static imports, exports and `import("…")` by what `replace` says. */
export function rewriteImports(script: string, replace: (specifier: string) => string): string {
  return script
    .replace(/^\s*(?:\/\/# sourceMappingURL=.*)$/gm, '')
    .replace(/((?:^|[\n;}])\s*(?:import|export)\b[^'"`;()]*?\bfrom\s*|(?:^|[\n;}])\s*import\s*)(["'])([^"']+)\2/g,
      (_all, before: string, quote: string, specifier: string) => `${before}${quote}${replace(specifier)}${quote}`)
    .replace(/\bimport\(\s*(["'])([^"']+)\1\s*\)/g, (_all, quote: string, specifier: string) => `import(${quote}${replace(specifier)}${quote})`)
}

function resolve(specifier: string, from: string, nodeModules: string): string {
  if (specifier.startsWith('.')) return join(dirname(from), specifier)
  const parts = specifier.split('/')
  const name = specifier.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0]!
  const rest = parts.slice(name.split('/').length).join('/')
  const folder = join(nodeModules, name)
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { exports: Record<string, unknown> }
  const target = condition(manifest.exports[rest === '' ? '.' : `./${rest}`])
  if (target === undefined) throw new Error(`${specifier} is not exported by its package`)
  return join(folder, target)
}

/** The file a browser in production gets. */
function condition(entry: unknown): string | undefined {
  if (typeof entry === 'string') return entry
  if (entry === null || typeof entry !== 'object') return undefined
  const of = entry as Record<string, unknown>
  for (const key of ['browser', 'production', 'default']) {
    const found = condition(of[key])
    if (found !== undefined) return found
  }
  return undefined
}

function outputPath(file: string, source: string, nodeModules: string): string {
  const inside = file.startsWith(nodeModules) ? join('packages', relative(nodeModules, file)) : relative(source, file)
  return inside.split(sep).join('/').replace(/\.ts$/, '.js')
}

function relativeUrl(from: string, to: string): string {
  const path = relative(dirname(from), to).split(sep).join('/')
  return path.startsWith('.') ? path : `./${path}`
}
