/// Kontera below the lines of a draft purchase invoice.
pageextension 50100 "Kontera Purchase Invoice" extends "Purchase Invoice"
{
    layout
    {
        addafter(PurchLines)
        {
            group(KonteraGroup)
            {
                Caption = 'Kontera';
                Visible = IsSetUp;

                usercontrol(KonteraControl; "Kontera Coding")
                {
                    ApplicationArea = All;

                    trigger AddInReady()
                    begin
                        CurrPage.KonteraControl.OpenKontera(KonteraSetup.Origin, KonteraSetup."Tenant Id", KonteraToken.LocaleName());
                    end;

                    trigger KonteraReady()
                    begin
                        IsReady := true;
                        GiveToken();
                        OpenDocument();
                    end;

                    trigger TokenNeeded()
                    begin
                        GiveToken();
                    end;

                    trigger CodingProposed(Proposal: JsonObject)
                    begin
                        if not TryWrite(Proposal) then begin
                            CurrPage.KonteraControl.Settle(GetLastErrorText());
                            exit;
                        end;
                        CurrPage.KonteraControl.Settle('');
                        CurrPage.Update(false);
                        OpenDocument();
                    end;

                    trigger KonteraFailed(Sentence: Text)
                    begin
                        Message(Sentence);
                    end;
                }
            }
        }
    }

    var
        KonteraSetup: Record "Kontera Setup";
        KonteraCoding: Codeunit "Kontera Coding";
        KonteraToken: Codeunit "Kontera Token";
        IsSetUp: Boolean;
        IsReady: Boolean;

    trigger OnOpenPage()
    begin
        IsSetUp := KonteraSetup.Get();
    end;

    trigger OnAfterGetCurrRecord()
    begin
        if IsReady then
            OpenDocument();
    end;

    local procedure OpenDocument()
    begin
        CurrPage.KonteraControl.OpenDocument(KonteraCoding.DocumentOf(Rec));
    end;

    local procedure GiveToken()
    var
        Token: Text;
        ExpiresAt: Text;
    begin
        KonteraToken.Fetch(KonteraSetup."Token URL", Token, ExpiresAt);
        CurrPage.KonteraControl.GiveToken(Token, ExpiresAt);
    end;

    /// Codeunit.Run rolls back what was written when it fails; a TryFunction would not.
    local procedure TryWrite(Proposal: JsonObject): Boolean
    var
        KonteraWrite: Codeunit "Kontera Write";
    begin
        Commit();
        KonteraWrite.SetProposal(Proposal);
        exit(KonteraWrite.Run());
    end;
}
