import { readFileSync } from 'node:fs'
import t from 'tap'

/** Every package that an entry loads, by the modules of ours that it reaches. */
function packagesOf(entry: string): readonly string[] {
  const packages = new Set<string>()
  const seen = new Set<string>()
  const visit = (url: URL): void => {
    if (seen.has(url.href)) return
    seen.add(url.href)
    for (const [, specifier = ''] of readFileSync(url, 'utf8').matchAll(/ from '([^']+)'/g)) {
      if (specifier.startsWith('.')) visit(new URL(specifier, url))
      else if (!specifier.startsWith('node:')) packages.add(specifier)
    }
  }
  visit(new URL(`../src/${entry}.ts`, import.meta.url))
  return [...packages].sort()
}

t.test('an entry loads the SDK of its own door alone', async (t) => {
  t.same(packagesOf('index'), ['@inferry/core'])
  t.same(packagesOf('lambda'), ['@aws-sdk/client-lambda', '@inferry/core'])
  t.same(packagesOf('sagemaker'), ['@aws-sdk/client-sagemaker-runtime', '@inferry/core'])
})
