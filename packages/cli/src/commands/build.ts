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
} from '@inferry/build'
import { InferryError } from '@inferry/core'
import { type Command, Option } from 'commander'
import { blameFlags } from '../blame-flags.ts'
import { describeBuild, nextStep } from '../build/describe-build.ts'
import { rootOf } from '../build/roots.ts'
import type { Io } from '../io.ts'
import { withArtifact } from '../with-artifact.ts'

interface BuildFlags {
  readonly target?: readonly Target[]
  readonly all?: true
  readonly out?: string
  readonly engine?: string
  readonly arch?: Architecture
  readonly libc?: Libc
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
    .addOption(new Option('-t, --target <name...>', 'what to build for').choices(targets))
    .option('--all', 'all targets')
    .option('-o, --out <folder>', 'where the targets go, a folder each (default: build/<model>)')
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
    .option('--image <tag>', 'make the image too, by docker, podman or buildah')
    .option('--base <image>', "its base, in place of the Dockerfile's own")
    .action(async (path: string, flags: BuildFlags) => {
      await blameFlags(() => build(path, flags, io))
    })
}

async function build(path: string, flags: BuildFlags, io: Io): Promise<void> {
  const { out, engine, arch, libc, image: tag, base } = flags
  const chosen = flags.all ? targets : (flags.target ?? [])
  checkFlags(chosen, flags)
  await withArtifact(path, async (artifact) => {
    for (const target of chosen) {
      const built = await buildTarget({
        artifact,
        target,
        root: rootOf(target),
        out: join(out ?? join('build', artifact.manifest.name), target),
        ...(engine !== undefined && { engine }),
        ...(arch !== undefined && { arch }),
        ...(libc !== undefined && { libc }),
      })
      await io.write(describeBuild(built))
      if (tag === undefined) {
        await io.write(nextStep(built))
        continue
      }
      const by = await buildImage(built, { tag, ...(base !== undefined && { base }) })
      await io.write(`  image ${tag}, made by ${by}\n`)
    }
  })
}

function checkFlags(chosen: readonly Target[], { image, base }: BuildFlags): void {
  if (chosen.length === 0)
    throw flagFault('target', `name what to build for: ${targets.join(', ')}, or use --all`)
  if (base !== undefined && image === undefined)
    throw flagFault('base', 'is of an image: use it with --image')
  if (image !== undefined && (chosen.length > 1 || chosen[0] === 'lambda-zip')) {
    throw flagFault('image', 'names one image: use it with one target, and not with lambda-zip')
  }
}

function flagFault(field: string, sentence: string): InferryError {
  return new InferryError('INVALID_CONFIGURATION', sentence, { location: { field } })
}
