/// Kontera in an iframe. The script greets the frame; whatever is read or written, AL does with the user's rights.
controladdin "Kontera Coding"
{
    Scripts = 'js/connect-kontera.script.js', 'js/kontera-addin.js';
    StartupScript = 'js/start.js';
    StyleSheets = 'css/kontera.css';
    RequestedHeight = 520;
    MinimumHeight = 240;
    MinimumWidth = 320;
    HorizontalStretch = true;
    VerticalStretch = true;
    HorizontalShrink = true;

    /// Opens the frame. Origin: exact, without a path. Token: '' until TokenNeeded is answered.
    procedure OpenKontera(Origin: Text; TenantId: Text; Locale: Text);
    /// A short-lived token of Kontera's server; '' where there is none.
    procedure GiveToken(Token: Text; ExpiresAt: Text);
    procedure OpenDocument(Document: JsonObject);
    procedure CloseDocument();
    /// Answers CodingProposed. Sentence: '' where it was written, else why not.
    procedure Settle(Sentence: Text);

    event AddInReady();
    event KonteraReady();
    event TokenNeeded();
    event CodingProposed(Proposal: JsonObject);
    event KonteraFailed(Sentence: Text);
}
