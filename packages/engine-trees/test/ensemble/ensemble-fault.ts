import t from 'tap'
import { ensembleFault, sectionFault } from '../../src/ensemble/ensemble-fault.ts'

t.test('faults say what is wrong and what to do', async (t) => {
  const ensemble = ensembleFault('node 1 is below itself')
  t.equal(ensemble.code, 'INVALID_ARTIFACT')
  t.equal(ensemble.message, 'The tree ensemble is damaged: node 1 is below itself. Export the model again.')
  const section = sectionFault('it ends')
  t.equal(section.message, 'The compiled ensemble is damaged: it ends. Pack the model again.')
  t.same(section.location, { field: 'ensemble' })
})
