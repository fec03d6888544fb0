import { type DeployedSubject, parseFunctionName } from '@inferry/bench'
import { InferryError } from '@inferry/core'
import { InvalidArgumentError } from 'commander'

/** What is deployed and to be measured, as flags say. */
export interface DeployedFlags {
  readonly function?: readonly string[]
  readonly endpoint?: readonly string[]
  readonly region?: string
}

/** A commander parser. */
export function functionName(text: string): string {
  if (parseFunctionName(text) !== undefined) return text
  throw new InvalidArgumentError('A name, name:qualifier or an ARN of a Lambda function is wanted.')
}

/** A commander parser. */
export function endpointName(text: string): string {
  if (/^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}(\/[^/].*)?$/.test(text)) return text
  throw new InvalidArgumentError(
    'The name of a SageMaker endpoint is wanted, or name/model of one with several.',
  )
}

/** The region of an ARN is its own. Throws `INVALID_CONFIGURATION` if another is given. */
export function deployedSubjects(flags: DeployedFlags): readonly DeployedSubject[] {
  const { function: functions = [], endpoint: endpoints = [] } = flags
  return [
    ...functions.map((name): DeployedSubject => {
      const { region = flags.region } = parseFunctionName(name) ?? {}
      if (flags.region !== undefined && region !== flags.region)
        throw new InferryError(
          'INVALID_CONFIGURATION',
          `${name} is in ${region}, not in ${flags.region}: leave the region out`,
          { location: { field: 'region' } },
        )
      return { target: 'function', name, ...(region !== undefined && { region }) }
    }),
    ...endpoints.map((text): DeployedSubject => {
      const { region } = flags
      const [name = '', ...model] = text.split('/')
      return {
        target: 'endpoint',
        name,
        ...(model.length > 0 && { model: model.join('/') }),
        ...(region !== undefined && { region }),
      }
    }),
  ]
}
