/** Who may import whom among the workspace's packages; docs/architecture.md says why. */

type Layer = 'core' | 'doors' | 'aws' | 'engine' | 'adapter' | 'tool' | 'root' | 'testing' | 'benchmark'

/** The layer of a package, from its folder. Composition roots are the apps, the CLI and what joins the engines for them. */
export function layerOf(folder: string): Layer {
  const [area, name = ''] = folder.split('/')
  if (area === 'benchmarks') return 'benchmark'
  if (area === 'apps' || name === 'cli' || name === 'engines') return 'root'
  if (name === 'core' || name === 'doors' || name === 'aws' || name === 'testing') return name
  if (name.startsWith('engine-')) return 'engine'
  if (name.startsWith('adapter-')) return 'adapter'
  return 'tool'
}

const allowed: Readonly<Record<Layer, readonly Layer[]>> = {
  core: [],
  doors: ['core'],
  aws: ['core'],
  engine: ['core'],
  adapter: ['core', 'doors', 'aws'],
  tool: ['core', 'aws'],
  testing: ['core'],
  root: ['core', 'doors', 'aws', 'engine', 'adapter', 'tool', 'root'],
  benchmark: ['benchmark', 'core', 'doors', 'aws', 'engine', 'adapter', 'tool', 'root', 'testing'],
}

/** Written exceptions, each with its reason. */
const exceptions: readonly { readonly from: string; readonly to: string; readonly why: string }[] = [
  { from: 'packages/pack', to: 'packages/engine-trees', why: 'writes the file that this engine loads' },
  { from: 'packages/transform', to: 'packages/client', why: 'asks containers over HTTP' },
  { from: 'packages/adapter-fargate', to: 'packages/transform', why: 'the worker runs transforms' },
  { from: 'packages/build', to: 'packages/lambda-runtime', why: 'the doctor runs functions as Lambda does' },
  {
    from: 'packages/bench',
    to: 'packages/build',
    why: 'measures bundles, started as the doctor starts them',
  },
  { from: 'packages/bench', to: 'packages/lambda-runtime', why: 'measures functions as Lambda runs them' },
]

/** Whether sources of one package may import another. Tests may import more: see {@link mayTestImport}. */
export function mayImport(from: string, to: string): boolean {
  if (from === to) return true
  if (exceptions.some((exception) => exception.from === from && exception.to === to)) return true
  return allowed[layerOf(from)].includes(layerOf(to))
}

/** Tests may join what sources may not: a real engine is better than a mock. Core stays alone. */
export function mayTestImport(from: string, to: string): boolean {
  if (layerOf(from) === 'core') return from === to || to === 'packages/testing'
  return true
}
