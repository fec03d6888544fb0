import type { Logger } from '../log/logger.ts'
import type { Environment } from '../settings/read-values.ts'

/** What ECS tells of the task. */
export interface TaskFacts {
  /** vCPUs of the task. */
  readonly cpus?: number
  /** MiB of the task. */
  readonly memory?: number
  /** Of its definition. */
  readonly family?: string
}

/** The endpoint is on the same host. Milliseconds. */
const timeoutMs = 1_000
/** More vCPUs than any task has: such a number counts CPU units, of which a vCPU has 1024. */
const mostCpus = 192

/**
 * Asks the task's metadata endpoint; nothing outside ECS. What fails is logged, and nothing is known then.
 *
 * Source: "Amazon ECS task metadata v4 JSON response for tasks on Fargate": `Limits` of the task are in vCPUs and MiB, and
 * absent where none are set; a container's own need not be there.
 */
export async function taskFacts(env: Environment, logger: Logger): Promise<TaskFacts> {
  const endpoint = env['ECS_CONTAINER_METADATA_URI_V4']
  if (endpoint === undefined || endpoint === '') return {}
  try {
    const answer = await fetch(`${endpoint}/task`, { signal: AbortSignal.timeout(timeoutMs) })
    if (!answer.ok) throw new Error(`it answered ${answer.status}`)
    return factsOf(await answer.json())
  } catch (error) {
    logger.warn({ reason: String((error as Error).message) }, 'the task metadata cannot be read')
    return {}
  }
}

function factsOf(answer: unknown): TaskFacts {
  const { Family: family, Limits: limits } = fieldsOf(answer)
  const { CPU: cpu, Memory: memory } = fieldsOf(limits)
  return {
    ...(isPositive(cpu) && { cpus: cpu > mostCpus ? cpu / 1024 : cpu }),
    ...(isPositive(memory) && { memory }),
    ...(typeof family === 'string' && family !== '' && { family }),
  }
}

function isPositive(value: unknown): value is number {
  return typeof value === 'number' && value > 0
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
