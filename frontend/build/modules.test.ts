import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rewriteImports } from './modules.ts'

const up = (specifier: string): string => specifier.toUpperCase()

test('static imports, exports and dynamic imports are rewritten', () => {
  assert.equal(rewriteImports(`import { a } from './a.ts'\nimport './b.ts';export * from "c"`, up), `import { a } from './A.TS'\nimport './B.TS';export * from "C"`)
  assert.equal(rewriteImports(`const page = () => import('./page.ts')`, up), `const page = () => import('./PAGE.TS')`)
})

test('imports over several lines and in minified code are rewritten', () => {
  assert.equal(rewriteImports(`import {\n  a,\n  b,\n} from './a.ts'`, up), `import {\n  a,\n  b,\n} from './A.TS'`)
  assert.equal(rewriteImports(`import{a as b}from"x";export*from"y";let c=1;export{c}`, up), `import{a as b}from"X";export*from"Y";let c=1;export{c}`)
})

test('words in texts are left alone', () => {
  const script = `const text = 'import from "x"'`
  assert.equal(rewriteImports(script, up), script)
})
