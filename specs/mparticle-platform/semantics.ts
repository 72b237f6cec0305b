import { defineSemantics } from '../../src/semantics/semantics.ts';
import { accountOperations } from './accounts.ts';
import { appOperations } from './apps.ts';
import { audienceOperations } from './audiences.ts';
import { begin } from './begin.ts';
import { calculatedAttributeOperations } from './calculated-attributes.ts';
import { dataPointFilterOperations } from './datapoint-filters.ts';
import { dataPointOperations } from './datapoints.ts';
import { feedOperations } from './feeds.ts';
import { MESSAGES } from './messages.ts';
import { platformOperations } from './platform-operations.ts';
import { platformServiceOperations } from './platform-services.ts';
import { serviceOperations } from './services.ts';
import { subscriptionOperations } from './subscriptions.ts';
import { knowsToken, tokenOperations } from './token.ts';
import type { Operations } from './types.ts';
import { userOperations } from './users.ts';
import { workspaceOperations } from './workspaces.ts';

export default defineSemantics<Operations>({
  begin,
  knows: knowsToken,
  // "The mParticle REST API supports Cross Origin Resource Sharing (CORS) … from any origin."
  cors: true,
  // The page's own requests of version 2 name no type.
  assumedMediaType: 'application/json',
  messages: Object.values(MESSAGES).map(({ message }) => message),
  operations: {
    ...tokenOperations,
    ...accountOperations,
    ...appOperations,
    ...platformOperations,
    ...platformServiceOperations,
    ...audienceOperations,
    ...calculatedAttributeOperations,
    ...dataPointOperations,
    ...dataPointFilterOperations,
    ...feedOperations,
    ...subscriptionOperations,
    ...serviceOperations,
    ...userOperations,
    ...workspaceOperations,
  },
});
