import { setTimeout as sleep } from 'node:timers/promises'
import { InferryError } from '@inferry/core'
import { type DeployedSubject, showSubject } from '../target/target.ts'
import { deployedFault } from './deployed-fault.ts'
import type { Lambda } from './open-clients.ts'

/** The environment variable whose change makes Lambda start the function anew. */
export const coldVariable = 'INFERRY_BENCH_COLD_START'

/** What is changed of a function to have it start anew, and only that. */
export interface Configuration {
  /** Gives the variable a new value, and waits until that is in effect. */
  change(signal?: AbortSignal): Promise<void>
  /** Removes the variable, if it was set here, and waits likewise. */
  restore(): Promise<void>
}

/** Times that a change is tried again because others made theirs in between. */
const tries = 5
/** Milliseconds between looks at an update that is under way. */
const pause = 200
/** Milliseconds that an update may take. */
const longest = 300_000

interface Settled {
  readonly variables: Readonly<Record<string, string>>
  readonly revision: string | undefined
  readonly code: string | undefined
}

/**
 * Every change is read, made, and written only if nobody has written since (`RevisionId`), so that no other change is
 * lost. Throws `FORBIDDEN` if the variables cannot be read: they could not be kept.
 */
export async function openConfiguration(
  { sdk, client }: Lambda,
  functionName: string,
  subject: DeployedSubject,
  signal?: AbortSignal,
): Promise<Configuration> {
  const shown = showSubject(subject)
  const { code } = await settled(signal)
  let touched = false
  let count = 0

  /** As it is once no update is under way. Throws `NOT_READY` if the last one failed, unless that is `allowed`. */
  async function settled(signal?: AbortSignal, allowed?: 'failed'): Promise<Settled> {
    const end = performance.now() + longest
    for (;;) {
      const found = await client
        .send(new sdk.GetFunctionConfigurationCommand({ FunctionName: functionName }), abortable(signal))
        .catch((error) => {
          throw deployedFault(error, 'lambda:GetFunctionConfiguration', subject, signal)
        })
      const { Environment, LastUpdateStatus, LastUpdateStatusReason, RevisionId, CodeSha256 } = found
      if (Environment?.Error !== undefined)
        throw new InferryError(
          'FORBIDDEN',
          `${shown}: its environment variables cannot be read, and so could not be kept: ${Environment.Error.Message}; cold starts need that`,
        )
      if (LastUpdateStatus === 'Failed' && allowed !== 'failed')
        throw new InferryError('NOT_READY', `${shown}: its last update failed: ${LastUpdateStatusReason}`)
      if (LastUpdateStatus !== 'InProgress')
        return { variables: Environment?.Variables ?? {}, revision: RevisionId, code: CodeSha256 }
      if (performance.now() > end)
        throw new InferryError('NOT_READY', `${shown}: an update of it is not done after ${longest / 1000} s`)
      await sleep(pause, undefined, abortSignal(signal))
    }
  }

  async function write(value: string | undefined, signal?: AbortSignal): Promise<void> {
    for (let n = 1; ; n++) {
      // What an update that failed has set is removed by another one.
      const { variables, revision } = await settled(signal, value === undefined ? 'failed' : undefined)
      const { [coldVariable]: before, ...others } = variables
      if (before === value) return
      const command = new sdk.UpdateFunctionConfigurationCommand({
        FunctionName: functionName,
        Environment: { Variables: value === undefined ? others : { ...others, [coldVariable]: value } },
        RevisionId: revision,
      })
      touched = true
      try {
        // Without the signal: what Lambda may make after its request was given up, could not be put back.
        await client.send(command)
        return
      } catch (error) {
        const { name } = error as Error
        const meanwhile = name === 'PreconditionFailedException' || name === 'ResourceConflictException'
        if (!meanwhile || n === tries)
          throw deployedFault(error, 'lambda:UpdateFunctionConfiguration', subject, signal)
      }
    }
  }

  return {
    async change(signal) {
      const value = `${Date.now()}-${++count}`
      await write(value, signal)
      const now = await settled(signal)
      if (now.code !== code || now.variables[coldVariable] !== value)
        throw new InferryError('NOT_READY', `${shown}: someone else changed it while it was measured`)
    },
    async restore() {
      if (!touched) return
      try {
        await write(undefined)
      } catch (cause) {
        const { message } = cause as Error
        throw new InferryError(
          'NOT_READY',
          `${shown}: its environment variable ${coldVariable} could not be removed, do so by hand: ${message}`,
          { cause },
        )
      }
      touched = false
      await settled()
    },
  }
}

function abortSignal(signal: AbortSignal | undefined) {
  return signal === undefined ? {} : { signal }
}

function abortable(signal: AbortSignal | undefined) {
  return signal === undefined ? {} : { abortSignal: signal }
}
