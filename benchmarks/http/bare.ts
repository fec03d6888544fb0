/** The ceiling: Fastify's own JSON parsing, and a route that returns a constant of our answer's size. */
import Fastify from 'fastify'

const app = Fastify({ logger: false })
app.get('/ping', async () => '')
app.post('/invocations', async (_request, reply) => {
  reply.type('application/json')
  return '{"predictions":[207.06]}'
})
await app.listen({ host: '127.0.0.1', port: Number(process.argv[2]) })
