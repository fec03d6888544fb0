import { type OutputStore, type Shard, type Summary, stateFolder } from '@inferry/transform'

/** Writes a job's summary, or a shard's, beside the answers, where the checkpoints are too. */
export async function writeSummaryTo(
  output: OutputStore,
  shard: Shard | undefined,
  summary: Summary,
): Promise<void> {
  const written = await output.begin(`${stateFolder}/${nameOf(shard)}.json`, 'application/json')
  await written.complete([Buffer.from(`${JSON.stringify(summary, undefined, 2)}\n`)])
}

function nameOf(shard: Shard | undefined): string {
  if (shard === undefined) return 'summary'
  const digits = String(shard.size - 1).length
  return `summary.${String(shard.index).padStart(digits, '0')}-of-${shard.size}`
}
