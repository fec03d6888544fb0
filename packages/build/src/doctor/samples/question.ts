import { type Sample, tensorToOip } from '@inferry/core'

/** The media type of {@link questionOf}. */
export const questionType = 'application/json'

/** A recorded sample as a request of the Open Inference Protocol, which holds every model's inputs exactly; one line. */
export function questionOf({ inputs }: Pick<Sample, 'inputs'>): string {
  return JSON.stringify({ inputs: Object.entries(inputs).map(([name, tensor]) => tensorToOip(name, tensor)) })
}
