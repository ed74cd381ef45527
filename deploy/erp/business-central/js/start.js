Microsoft.Dynamics.NAV.InvokeExtensibilityMethod('AddInReady', []);
