import { answerFault, questionOf } from '@inferry/build'
import { type Artifact, InferryError, type Sample } from '@inferry/core'
import { type DeployedSubject, showSubject } from '../target/target.ts'

/** What something deployed is asked, and must answer before it is measured. */
export interface AskedSample {
  /** JSON. */
  readonly body: string
  /** Throws `INVALID_CONFIGURATION` for an answer that is not the recorded one, naming the artifact and the subject. */
  check(subject: DeployedSubject, answer: Uint8Array): void
}

/** A sample of an artifact as a question, compared as `inferry doctor` does. */
export function askedSample(
  { manifest: { name, version } }: Pick<Artifact, 'manifest'>,
  sample: Sample,
): AskedSample {
  return {
    body: questionOf(sample),
    check(subject, answer) {
      const fault = answerFault(sample, Buffer.from(answer).toString('utf8'))
      if (fault === undefined) return
      throw new InferryError(
        'INVALID_CONFIGURATION',
        `${showSubject(subject)}: it does not answer as ${name} ${version} does: ${fault}; name what serves this artifact`,
      )
    },
  }
}
