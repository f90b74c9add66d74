'use strict';

window.SwaggerUIBundle({
  url: '/portal/contract.yaml',
  dom_id: '#reference',
  deepLinking: true,
  docExpansion: 'none',
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
});
