import { join } from 'node:path'
import { openArtifact } from '@inferry/core'
import type { BundleDescription } from '../bundle/bundle-description.ts'
import { bundlesIn } from '../bundle/bundles-in.ts'
import { modelFolder } from '../bundle/model-files.ts'
import { readDescription } from '../bundle/read-description.ts'
import type { Target } from '../target.ts'
import { openBundle } from './bundle/open-bundle.ts'
import type { Context } from './context.ts'
import { checkListed } from './files/check-listed.ts'
import { checkModel } from './files/check-model.ts'
import { checkNative } from './files/check-native.ts'
import { checkOthers } from './files/check-others.ts'
import { checkSize } from './files/check-size.ts'
import { whyNotHere } from './files/why-not-here.ts'
import { failed, ok, type Result, skipped } from './finding.ts'
import { defaultLimits, type Limits } from './limits.ts'
import { chooseUser } from './process/user.ts'
import { type CheckRole, rolesOf } from './roles/roles-of.ts'
import { checkUnwritten, snapshotOf } from './stage/check-unwritten.ts'
import { stageBundle } from './stage/stage-bundle.ts'

export interface ExamineOptions {
  /** Where it is to go; what it was built for unless given. */
  readonly target?: Target
  /** Those that differ from what the platforms allow. */
  readonly limits?: Partial<Limits>
}

/**
 * Replays a platform's contract with the folder or the zip of a bundle, and tells each finding as it comes. It runs the
 * bundle's code, as another user where it can; nothing of it is left. Throws `INVALID_CONFIGURATION` for what is no
 * bundle, or one for another target.
 */
export async function* examineBundle(path: string, options: ExamineOptions = {}): AsyncGenerator<Result> {
  const { folder, zipped, close } = await openBundle(path)
  try {
    let description: BundleDescription
    try {
      description = await readDescription(folder)
    } catch (error) {
      // Of a zip they would be nothing that could be named.
      const inside = zipped === undefined ? await bundlesIn(folder) : []
      const hint = inside.length === 0 ? '' : ` Name one of those in it: ${inside.join(', ')}`
      yield { name: 'bundle.json', finding: failed(`${(error as Error).message}${hint}`) }
      return
    }
    const { target, arch, engines } = description
    const roles = rolesOf(target, options.target)
    yield { name: 'bundle.json', finding: ok(`${target}, ${engines.join(' and ')}, linux ${arch}`) }
    yield { name: 'files', finding: await checkListed(folder, description) }
    yield { name: 'nothing else', finding: await checkOthers(folder, description) }
    if (target === 'lambda-zip') yield { name: 'size', finding: await checkSize(folder, description, zipped) }
    yield { name: 'architecture', finding: await checkNative(folder, description) }
    const model = await checkModel(folder, description)
    yield { name: 'model', finding: model }
    const reason =
      model.state === 'failed' ? 'the model would not be loaded' : await whyNotHere(folder, description)
    if (reason !== undefined) yield { name: 'start', finding: skipped(reason) }
    else yield* run(folder, description, roles, { ...defaultLimits, ...options.limits })
  } finally {
    await close()
  }
}

/** Starts it in every role, from a read-only copy. */
async function* run(
  folder: string,
  description: BundleDescription,
  roles: ReadonlyMap<string, CheckRole>,
  limits: Limits,
): AsyncGenerator<Result> {
  const stage = await stageBundle(folder, description)
  try {
    const before = await snapshotOf(stage)
    const user = chooseUser(join(stage.folder, description.entry))
    const context: Context = { description, stage, user, limits, ...(await artifactOf(folder)) }
    for (const [role, check] of roles) {
      for await (const { name, finding } of check(context))
        yield { name: role === '' ? name : `${role}, ${name}`, finding }
    }
    yield { name: 'read-only', finding: await checkUnwritten(stage, before) }
  } finally {
    await stage.remove()
  }
}

/** None of what cannot be read, which another check has told. */
async function artifactOf(folder: string): Promise<Pick<Context, 'samples' | 'manifest'>> {
  try {
    const artifact = await openArtifact(join(folder, modelFolder))
    try {
      return { manifest: artifact.manifest, samples: await artifact.samples() }
    } finally {
      await artifact.close()
    }
  } catch {
    return { samples: [] }
  }
}
