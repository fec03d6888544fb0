import type { Built, BuiltWorker } from '../target/target.ts'
import { coldJob } from './cold-job.ts'
import { type ColdStart, coldStart } from './cold-start.ts'

/** A cold start of whatever was built; nothing of it runs on. */
export async function coldOnly(
  built: Built | BuiltWorker,
  signal: AbortSignal | undefined,
): Promise<ColdStart> {
  if ('startJob' in built) return coldJob(built, signal)
  const { cold, running } = await coldStart(built)
  await running.close()
  return cold
}
