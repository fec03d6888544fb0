import type { AskedJob } from '@inferry/transform'
import { type SettingValues, variableOf } from './table.ts'

/** What of the settings is a job's; undefined where none is given. */
export function transformOf(values: SettingValues): AskedJob {
  return {
    contentType: values['content-type'],
    accept: values.accept,
    compression: values.compression,
    splitType: values['split-type'],
    batchStrategy: values['batch-strategy'],
    maxPayloadInMB: values['max-payload-in-mb'],
    maxConcurrentTransforms: values['max-concurrent-transforms'],
    assembleWith: values['assemble-with'],
    dataProcessing: {
      inputFilter: values['input-filter'],
      joinSource: values['join-source'],
      outputFilter: values['output-filter'],
      sliceEnd: values['slice-end'],
    },
    onError: values['on-error'],
    csvHeader: values['csv-header'],
    blankLines: values['blank-lines'],
    invocationsTimeoutInSeconds: values['invocations-timeout-in-seconds'],
    invocationsMaxRetries: values['invocations-max-retries'],
  }
}

/** What sets a field of the job, in words. */
export function settingOf(field: string): string {
  const name = field.replace(/[A-Z]+/g, (capitals) => `-${capitals.toLowerCase()}`)
  return `--${name} (or ${variableOf(name)})`
}
