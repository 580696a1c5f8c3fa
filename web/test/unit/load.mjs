/* load.mjs -- a module of src/ for a test: bundled on the spot, so that the tests run on any node that esbuild runs on. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const src = join(dirname(fileURLToPath(import.meta.url)), '../../src')

export async function load(entry) {
  const folder = mkdtempSync(join(tmpdir(), 'congvu-web-'))
  const outfile = join(folder, 'module.mjs')
  try {
    await build({ stdin: { contents: entry, resolveDir: src, loader: 'ts' }, bundle: true, format: 'esm', platform: 'neutral', mainFields: ['module', 'main'], outfile, jsx: 'automatic', logLevel: 'error' })
    return await import(pathToFileURL(outfile).href)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
