/// Short-lived tokens of Kontera's server, fetched server to server; the key for that stays in isolated storage.
codeunit 50102 "Kontera Token"
{
    Access = Internal;

    /// Both '' where there is none; Kontera then says that the user has to be signed in again.
    procedure Fetch(TokenUrl: Text; var Token: Text; var ExpiresAt: Text)
    var
        Client: HttpClient;
        Request: HttpRequestMessage;
        Response: HttpResponseMessage;
        Headers: HttpHeaders;
        ServiceKey: SecretText;
        Body: Text;
        Reply: JsonObject;
        Value: JsonToken;
    begin
        Clear(Token);
        Clear(ExpiresAt);
        if not IsolatedStorage.Get('KonteraServiceKey', DataScope::Company, ServiceKey) then
            exit;
        Request.Method := 'POST';
        Request.SetRequestUri(TokenUrl);
        Request.GetHeaders(Headers);
        Headers.Add('Authorization', SecretStrSubstNo('Bearer %1', ServiceKey));
        if not Client.Send(Request, Response) then
            exit;
        if not Response.IsSuccessStatusCode() then
            exit;
        Response.Content().ReadAs(Body);
        if not Reply.ReadFrom(Body) then
            exit;
        if Reply.Get('token', Value) then
            Token := Value.AsValue().AsText();
        if Reply.Get('expiresAt', Value) then
            ExpiresAt := Value.AsValue().AsText();
    end;

    /// `de-CH`, as the user has set it.
    procedure LocaleName(): Text
    var
        WindowsLanguage: Record "Windows Language";
    begin
        if WindowsLanguage.Get(GlobalLanguage()) then
            if WindowsLanguage."Language Tag" <> '' then
                exit(WindowsLanguage."Language Tag");
        exit('en-US');
    end;
}
