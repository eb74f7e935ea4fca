// The web build: type-checked sources in, `web/` out (index.html, hashed assets, assets.txt listing them).
// Run as: node build/build.ts <module folder> <output folder>
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { gzipSync } from 'node:zlib'
import { writeModules } from './modules.ts'

/** What the first view loads, gzipped, all in: the promise made to somebody on a train. */
const START_PAGE_LIMIT_BYTES = 100_000

const [base, out] = process.argv.slice(2)
if (base === undefined || out === undefined) throw new Error('usage: build.ts <module folder> <output folder>')
const source = join(base, 'src/main/web')
const nodeModules = join(base, 'target/node_modules')
const esbuild = join(nodeModules, 'esbuild/esbuild')

interface Script { entry: string; preload: string[] }

rmSync(out, { recursive: true, force: true })
mkdirSync(join(out, 'assets'), { recursive: true })

const bundled = existsSync(esbuild) && process.env['VEERMAN_WEB_BUNDLER'] !== 'none'
const script: Script = bundled ? bundle() : writeModules(source, nodeModules, join(out, 'assets'))
const style = bundled ? '' : plainStyle()
const icon = hashed('icon', 'svg', readFileSync(join(source, 'icon.svg')))

const head = [
  `<link rel="icon" type="image/svg+xml" href="/assets/${icon}">`,
  `<link rel="stylesheet" href="/assets/${bundled ? styleOfBundle() : style}">`,
  ...script.preload.map(file => `<link rel="modulepreload" href="/assets/${file}">`),
  `<script type="module" src="/assets/${script.entry}"></script>`,
]
const page = readFileSync(join(source, 'index.html'), 'utf8').replace('<!-- assets -->', head.join('\n'))
writeFileSync(join(out, 'index.html'), page)

writeFileSync(join(out, 'assets.txt'), filesUnder(out).sort().map(file => `${file}\n`).join(''))
report()

function bundle(): Script {
  const meta = join(base!, 'target/bundle.json')
  run(esbuild, [
    join(source, 'app/main.ts'), '--bundle', '--splitting', '--format=esm', '--minify', '--target=es2022',
    '--entry-names=[name]-[hash]', '--chunk-names=[name]-[hash]', '--legal-comments=linked', '--charset=utf8',
    `--tsconfig=${join(base!, 'tsconfig.json')}`, `--outdir=${join(out!, 'assets')}`, `--metafile=${meta}`, '--log-level=warning',
  ])
  run(esbuild, [
    join(source, 'styles/app.css'), '--bundle', '--minify', '--entry-names=[name]-[hash]', '--charset=utf8',
    `--outdir=${join(out!, 'assets')}`, '--log-level=warning',
  ])
  const outputs = JSON.parse(readFileSync(meta, 'utf8')).outputs as Record<string, { entryPoint?: string; imports: { path: string; kind: string }[] }>
  const entry = Object.entries(outputs).find(([, o]) => o.entryPoint?.endsWith('app/main.ts'))
  if (entry === undefined) throw new Error('the bundle has no entry')
  const preload = entry[1].imports.filter(i => i.kind === 'import-statement').map(i => fileName(i.path))
  return { entry: fileName(entry[0]), preload }
}

function styleOfBundle(): string {
  const found = readdirSync(join(out!, 'assets')).find(f => f.startsWith('app-') && f.endsWith('.css'))
  if (found === undefined) throw new Error('no style sheet was written')
  return found
}

function plainStyle(): string {
  const text = readFileSync(join(source, 'styles/app.css'), 'utf8')
    .replace(/@import "\.\/([^"]+)";/g, (_all, file: string) => readFileSync(join(source, 'styles', file), 'utf8'))
  return hashed('app', 'css', Buffer.from(text))
}

function hashed(name: string, extension: string, content: Buffer): string {
  const file = `${name}-${createHash('sha256').update(content).digest('hex').slice(0, 10)}.${extension}`
  writeFileSync(join(out!, 'assets', file), content)
  return file
}

function run(command: string, args: string[]): void {
  const done = spawnSync(command, args, { stdio: 'inherit' })
  if (done.error !== undefined) throw done.error
  if (done.status !== 0) process.exit(done.status ?? 1)
}

function report(): void {
  const scripts = filesUnder(join(out!, 'assets')).filter(f => f.endsWith('.js') || f.endsWith('.css'))
  const size = (file: string): number => gzipSync(readFileSync(join(out!, file)), { level: 6 }).length
  const total = scripts.reduce((sum, f) => sum + size(join('assets', f)), 0)
  const first = [script.entry, ...script.preload, bundled ? styleOfBundle() : style].map(f => join('assets', f))
  // Besides what index.html names, the first view loads one language and the start page.
  const language = scripts.filter(f => /^(nl|en|fr|de)-/.test(f)).map(f => join('assets', f)).sort((a, b) => size(b) - size(a))[0]
  const home = scripts.filter(f => f.startsWith('home-')).map(f => join('assets', f))
  const start = [join('index.html'), ...first, ...(language === undefined ? [] : [language]), ...home].reduce((sum, f) => sum + size(f), 0)
  const kB = (bytes: number): string => (bytes / 1000).toFixed(1)
  if (!bundled) return console.log(`web: ${kB(total)} kB in all, gzipped, as plain modules: there is no bundler for this platform`)
  console.log(`web: start page ${kB(start)} kB, everything ${kB(total)} kB, gzipped`)
  if (start > START_PAGE_LIMIT_BYTES) throw new Error(`the start page is ${kB(start)} kB gzipped, at most ${kB(START_PAGE_LIMIT_BYTES)} kB`)
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(f => statSync(join(folder, f)).isFile())
    .map(f => relative(folder, join(folder, f)).split(sep).join('/'))
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
