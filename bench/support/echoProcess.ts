/**
 * The yardstick: as little as a bot on botbuilder and restify can do. It validates real tokens with the channel's key
 * and answers every message with one message. Its own token is a constant, which costs less than any real one.
 */
import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  MessageFactory,
  type TurnContext,
} from 'botbuilder';
import { PasswordServiceClientCredentialFactory } from 'botframework-connector';
import restify, { type Request, type Response } from 'restify';

const metadata = process.env['OPENID_METADATA'] ?? '';

class ConstantToken extends PasswordServiceClientCredentialFactory {
  override createCredentials(): Promise<never> {
    const credentials = {
      signRequest: (request: { headers: { set(name: string, value: string): void } }) => {
        request.headers.set('authorization', 'Bearer constant');
        return Promise.resolve(request);
      },
    };
    return Promise.resolve(credentials as never);
  }
}

const appId = process.env['APP_ID'] ?? '';
const authentication = new ConfigurationBotFrameworkAuthentication(
  {
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppId: appId,
    MicrosoftAppPassword: 'constant',
    MicrosoftAppTenantId: process.env['TENANT_ID'] ?? '',
    ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
    ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
    OAuthUrl: 'https://api.botframework.com',
    ToBotFromChannelOpenIdMetadataUrl: metadata,
    ToBotFromEmulatorOpenIdMetadataUrl: metadata,
    ValidateAuthority: 'true',
  },
  new ConstantToken(appId, 'constant'),
);
const adapter = new CloudAdapter(authentication);
const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/api/messages', async (request: Request, response: Response) => {
  await adapter.process(request as never, response as never, async (context: TurnContext) => {
    await context.sendActivity(MessageFactory.text(`You said: ${context.activity.text}`));
  });
});
process.once('disconnect', () => process.exit(0));
server.listen(0, '127.0.0.1', () => {
  process.send?.({ port: server.address().port });
});
