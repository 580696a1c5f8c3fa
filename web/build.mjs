/* build.mjs -- src/ to dist/: hashed names, a manifest, gzip and brotli beside each file.
 *
 *   node build.mjs            for the binary
 *   node build.mjs --check    the two languages have the same keys, and the sizes stay under their ceilings
 *   node build.mjs --watch    rebuilds when a file changes, without compression
 *
 * dist/manifest.json lists every file with its type, its tag (of the content) and whether its name may be cached for ever.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { build, context } from 'esbuild'

const here = dirname(fileURLToPath(import.meta.url))
const src = join(here, 'src')
const dist = join(here, 'dist')
const FIRST_LOAD_MAX = 220_000
const VIEW_MAX = 80_000

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
}

const watch = process.argv.includes('--watch')
const check = process.argv.includes('--check')

function keysAgree() {
  const keys = (lang) =>
    Object.keys(JSON.parse(readFileSync(join(src, 'lang', `${lang}.json`), 'utf8'))).map((key) => key.replace(/_(one|other)$/, ''))
  const vi = new Set(keys('vi'))
  const en = new Set(keys('en'))
  const wrong = [...vi].filter((key) => !en.has(key)).map((key) => `en.json lacks '${key}'`)
  wrong.push(...[...en].filter((key) => !vi.has(key)).map((key) => `vi.json lacks '${key}'`))
  return wrong
}

const options = {
  absWorkingDir: here,
  entryPoints: { main: 'src/main.tsx', style: 'src/style.css' },
  outdir: 'dist/assets',
  bundle: true,
  format: 'esm',
  splitting: true,
  target: ['es2021'],
  jsx: 'automatic',
  minify: !watch,
  legalComments: 'none',
  define: { 'process.env.NODE_ENV': watch ? '"development"' : '"production"' },
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  metafile: true,
  logLevel: 'warning',
}

/* The files the first picture needs: what main imports without waiting, and what main.tsx asks for at once. */
function firstLoad(meta, main) {
  const seen = new Set()
  const walk = (file) => {
    if (seen.has(file)) return
    seen.add(file)
    for (const i of meta.outputs[file].imports) if (i.kind === 'import-statement') walk(i.path)
  }
  walk(main)
  return seen
}

const outputOf = (meta, entry) => Object.keys(meta.outputs).find((file) => meta.outputs[file].entryPoint === entry)

function writePage(meta) {
  const main = outputOf(meta, 'src/main.tsx')
  const style = outputOf(meta, 'src/style.css')
  const local = (file) => `/${relative('dist', file)}`
  const preload = [...firstLoad(meta, main)].filter((file) => file !== main)
  const html = readFileSync(join(src, 'index.html'), 'utf8')
    .replace('<!--style-->', `<link rel="stylesheet" href="${local(style)}">`)
    .replace('<!--script-->', `${preload.map((file) => `<link rel="modulepreload" href="${local(file)}">\n`).join('')}<script type="module" src="${local(main)}"></script>`)
  writeFileSync(join(dist, 'index.html'), html)
  writeFileSync(join(dist, 'icon.svg'), readFileSync(join(src, 'icon.svg')))
}

function allFiles(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((e) => (e.isDirectory() ? allFiles(join(folder, e.name)) : [join(folder, e.name)]))
    .filter((file) => !/\.(gz|br)$/.test(file) && !file.endsWith('manifest.json'))
    .sort()
}

function compress() {
  const files = allFiles(dist).map((file) => {
    const bytes = readFileSync(file)
    const gz = gzipSync(bytes, { level: 9 })
    const br = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } })
    writeFileSync(`${file}.gz`, gz)
    writeFileSync(`${file}.br`, br)
    const path = `/${relative(dist, file)}`
    return {
      path,
      type: TYPES[path.slice(path.lastIndexOf('.'))],
      etag: createHash('sha256').update(bytes).digest('hex').slice(0, 16),
      forever: path.startsWith('/assets/'),
      size: bytes.length,
      gz: gz.length,
      br: br.length,
    }
  })
  writeFileSync(join(dist, 'manifest.json'), `${JSON.stringify({ page: '/index.html', files }, null, 1)}\n`)
  return files
}

function sizes(meta, files) {
  const gz = (file) => files.find((f) => f.path === `/${relative('dist', file)}`).gz
  const main = outputOf(meta, 'src/main.tsx')
  const first = firstLoad(meta, main)
  const lang = outputOf(meta, 'src/lang/vi.json')
  const work = outputOf(meta, 'src/views/work.tsx')
  for (const extra of [lang, work]) if (extra) for (const file of firstLoad(meta, extra)) first.add(file)
  first.add(outputOf(meta, 'src/style.css'))
  const total = [...first].reduce((sum, file) => sum + gz(file), 0) + files.find((f) => f.path === '/index.html').gz
  const wrong = total > FIRST_LOAD_MAX ? [`the first load is ${total} bytes compressed, more than ${FIRST_LOAD_MAX}`] : []
  const rows = [['first load', total]]
  for (const file of Object.keys(meta.outputs)) {
    const entry = meta.outputs[file].entryPoint
    if (!entry?.startsWith('src/views/')) continue
    const more = [...firstLoad(meta, file)].filter((f) => !first.has(f)).reduce((sum, f) => sum + gz(f), 0)
    rows.push([entry.slice('src/views/'.length).replace(/\.tsx$/, ''), more])
    if (more > VIEW_MAX) wrong.push(`${entry} adds ${more} bytes compressed, more than ${VIEW_MAX}`)
  }
  for (const [what, bytes] of rows) console.log(`${String(what).padEnd(14)} ${String((bytes / 1000).toFixed(1)).padStart(7)} kB gzip`)
  return wrong
}

const wrong = keysAgree()
if (watch) {
  mkdirSync(dist, { recursive: true })
  const page = { name: 'page', setup: (b) => b.onEnd((r) => r.metafile && writePage(r.metafile)) }
  await (await context({ ...options, sourcemap: 'inline', plugins: [page] })).watch()
  console.log(`watching ${src}`)
} else {
  rmSync(dist, { recursive: true, force: true })
  mkdirSync(dist, { recursive: true })
  const { metafile } = await build(options)
  writePage(metafile)
  const files = compress()
  wrong.push(...sizes(metafile, files))
  if (!check) console.log(`${files.length} files in ${relative(process.cwd(), dist) || '.'}, ${statSync(join(dist, 'manifest.json')).size} bytes of manifest`)
}
if (wrong.length > 0) {
  for (const line of wrong) console.error(`web: ${line}`)
  process.exitCode = 1
}
