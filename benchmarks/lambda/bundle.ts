import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/**
 * The handler's built module as one file, `handler.mjs`, as a function is shipped, and what is loaded only when it is
 * needed in files beside it: in the same one, Node's modules that it imports would be loaded at start.
 */
export async function bundleHandler(outdir: string): Promise<void> {
  await build({
    entryPoints: [
      fileURLToPath(import.meta.resolve('@inferry/app-lambda/handler'))
        .replace('/src/', '/dist/')
        .replace(/\.ts$/, '.js'),
    ],
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    external: ['onnxruntime-node', '@aws-sdk/*'],
    // CommonJS dependencies ask for Node's own modules by it.
    banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
    logLevel: 'warning',
  })
}
