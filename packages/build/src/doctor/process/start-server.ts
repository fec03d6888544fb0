import { join } from 'node:path'
import type { BundleDescription } from '../../bundle/bundle-description.ts'
import { modelFolder } from '../../bundle/model-files.ts'
import type { Stage } from '../stage/stage-bundle.ts'
import { freePort } from './free-port.ts'
import { type BundleProcess, startProcess } from './start-process.ts'
import type { User } from './user.ts'

/** How a platform starts a bundle's server. */
export interface ServerCommand {
  readonly args: readonly string[]
  env(port: number, stage: Pick<Stage, 'temporary'>): Readonly<Record<string, string>>
}

/** Of the targets that are servers. */
export const serverCommands = {
  /** Told all by its environment. */
  local: { args: [], env: (port) => ({ HOST: '127.0.0.1', PORT: String(port) }) },
  /** `IMAGE serve`. */
  sagemaker: {
    args: ['serve'],
    env: (port, { temporary }) => ({
      SAGEMAKER_BIND_TO_PORT: String(port),
      // Where SageMaker puts a model there is none, so that the image's own is served.
      SAGEMAKER_BASE_DIR: join(temporary, 'opt-ml'),
    }),
  },
} as const satisfies Record<string, ServerCommand>

export interface StartedServer {
  readonly url: string
  readonly process: BundleProcess
}

export interface BundleStart {
  readonly description: Pick<BundleDescription, 'entry'>
  /** The bundle's folder, and one for what it writes. */
  readonly stage: Pick<Stage, 'folder' | 'temporary'>
  readonly user: User
}

/** Starts a bundle's server on a free port; it may not listen yet. */
export async function startServer(
  { description, stage, user }: BundleStart,
  command: ServerCommand,
): Promise<StartedServer> {
  const port = await freePort()
  const process = await startProcess({
    stage,
    user,
    entry: description.entry,
    args: command.args,
    env: { INFERRY_MODEL: join(stage.folder, modelFolder), ...command.env(port, stage) },
  })
  return { url: `http://127.0.0.1:${port}`, process }
}
