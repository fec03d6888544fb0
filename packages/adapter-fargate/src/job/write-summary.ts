import type { OutputStore, Shard, Summary } from '@inferry/transform'

/** The folder of what is no answer, beside the answers; the checkpoints are there too. */
const folder = '.inferry-transform'

/** Writes a job's summary, or a shard's, beside the answers. */
export async function writeSummaryTo(
  output: OutputStore,
  shard: Shard | undefined,
  summary: Summary,
): Promise<void> {
  const written = await output.begin(`${folder}/${nameOf(shard)}.json`, 'application/json')
  await written.complete([Buffer.from(`${JSON.stringify(summary, undefined, 2)}\n`)])
}

function nameOf(shard: Shard | undefined): string {
  if (shard === undefined) return 'summary'
  const digits = String(shard.size - 1).length
  return `summary.${String(shard.index).padStart(digits, '0')}-of-${shard.size}`
}
