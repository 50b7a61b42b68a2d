import { UserTokenClient } from 'botframework-connector';

/** In place of the SDK's client for signing people in, which Usher never does: whoever asks it for a token hears so. */
export class NoUserTokens extends UserTokenClient {
  override getUserToken = refuse;
  override getSignInResource = refuse;
  override signOutUser = refuse;
  override getTokenStatus = refuse;
  override getAadTokens = refuse;
  override exchangeToken = refuse;
}

function refuse(): Promise<never> {
  return Promise.reject(new Error('Usher signs nobody in.'));
}
