import { join } from 'node:path'
import {
  type Architecture,
  architectures,
  buildImage,
  buildTarget,
  knownEngines,
  type Libc,
  type Target,
  targets,
  type Upload,
  uploads,
} from '@inferry/build'
import { type Artifact, InferryError, toInferryError } from '@inferry/core'
import { type Command, Option } from 'commander'
import { blameFlags } from '../blame-flags.ts'
import { describeBuild, nextStep } from '../build/describe-build.ts'
import { rootOf } from '../build/roots.ts'
import { complain } from '../complain.ts'
import type { Io } from '../io.ts'
import { once } from '../once.ts'
import { oneOf } from '../one-of.ts'
import { several } from '../several.ts'
import { withArtifact } from '../with-artifact.ts'

interface BuildFlags {
  readonly target?: readonly Target[]
  readonly all?: true
  readonly out?: string
  readonly engine?: string
  readonly arch?: Architecture
  readonly libc?: Libc
  readonly upload?: Upload
  readonly image?: string
  readonly base?: string
}

export function addBuild(program: Command, io: Io): void {
  program
    .command('build')
    .summary('make what can be shipped: a zip, or the folder of an image')
    .description(
      'Builds an artifact for targets: a folder with one minified module, the native library if the model needs it, and ' +
        'the model; for lambda-zip its zip beside it, for the others with the Dockerfile that copies it. Nothing is ' +
        'installed later. The same artifact gives the same bytes again.',
    )
    .argument('<artifact>', 'an artifact (folder or .tar.gz)')
    .option(
      '-t, --target <name>',
      `what to build for, more than once for several: ${targets.join(', ')}`,
      several(oneOf(targets)),
    )
    .addOption(new Option('--all', 'all targets').conflicts('target'))
    .option('-o, --out <folder>', 'where the targets go, a folder each (default: build/<model>)', once)
    .addOption(
      new Option('-e, --engine <name>', "the engine to put in (default: the artifact's first)").choices([
        ...knownEngines,
        'all',
      ]),
    )
    .addOption(new Option('--arch <name>', 'the processor (default: x64)').choices(architectures))
    .addOption(
      new Option(
        '--libc <name>',
        'the C library of the base; musl is for trees alone (default: glibc)',
      ).choices(['glibc', 'musl']),
    )
    .addOption(
      new Option(
        '--upload <way>',
        "how a function's zip gets to Lambda; through S3 it may have more than 50 MiB (default: direct)",
      ).choices(uploads),
    )
    .option('--image <tag>', 'make the image too, by docker, podman or buildah')
    .option('--base <image>', "its base, in place of the Dockerfile's own")
    .action(async (path: string, flags: BuildFlags) => {
      await build(path, flags, io)
    })
}

/** One target that fails does not keep the others from being built. */
async function build(path: string, flags: BuildFlags, io: Io): Promise<void> {
  const chosen = flags.all ? targets : (flags.target ?? [])
  await blameFlags(async () => checkFlags(chosen, flags))
  await withArtifact(path, async (artifact) => {
    for (const target of chosen) {
      try {
        await blameFlags(() => buildOne(artifact, target, flags, io))
      } catch (error) {
        if (chosen.length === 1) throw error
        const { code, message } = toInferryError(error)
        complain(new InferryError(code, `${target}: ${message}`), io)
      }
    }
  })
}

async function buildOne(artifact: Artifact, target: Target, flags: BuildFlags, io: Io): Promise<void> {
  const { out, engine, arch, libc, upload, image: tag, base } = flags
  const built = await buildTarget({
    artifact,
    target,
    root: rootOf(target),
    out: join(out ?? join('build', artifact.manifest.name), target),
    ...(engine !== undefined && { engine }),
    ...(arch !== undefined && { arch }),
    ...(libc !== undefined && { libc }),
    ...(upload !== undefined && { upload }),
  })
  await io.write(describeBuild(built))
  if (tag === undefined) {
    await io.write(nextStep(built))
    return
  }
  const by = await buildImage(built, { tag, ...(base !== undefined && { base }) })
  await io.write(`  image ${tag}, made by ${by}\n`)
}

function checkFlags(chosen: readonly Target[], { upload, image, base }: BuildFlags): void {
  if (chosen.length === 0)
    throw flagFault('target', `name what to build for: ${targets.join(', ')}, or use --all`)
  if (upload !== undefined && !chosen.includes('lambda-zip'))
    throw flagFault('upload', 'a way of upload is for a zip: use it with --target lambda-zip')
  if (base !== undefined && image === undefined)
    throw flagFault('base', 'a base is for an image: use it with --image')
  if (image !== undefined && (chosen.length > 1 || chosen[0] === 'lambda-zip')) {
    throw flagFault('image', 'a tag names one image: use it with one target, and not with lambda-zip')
  }
}

function flagFault(field: string, sentence: string): InferryError {
  return new InferryError('INVALID_CONFIGURATION', sentence, { location: { field } })
}
