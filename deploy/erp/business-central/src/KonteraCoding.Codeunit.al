/// A draft purchase invoice as Kontera takes it, and what was accepted written back to its lines.
codeunit 50100 "Kontera Coding"
{
    Access = Internal;

    var
        ChangedErr: Label 'The invoice was changed since Kontera read it; open it again.';
        PostedErr: Label 'Only an open draft can be coded.';
        UnknownDimensionErr: Label 'Kontera proposed %1, which this company does not map.', Comment = '%1 = a dimension of Kontera';

    /// The document of core/contracts/embed-document.ts. Lines that are no G/L account or blank lines stay out.
    procedure DocumentOf(PurchaseHeader: Record "Purchase Header") Document: JsonObject
    var
        PurchaseLine: Record "Purchase Line";
        GeneralLedgerSetup: Record "General Ledger Setup";
        Lines: JsonArray;
        CurrencyCode: Code[10];
    begin
        GeneralLedgerSetup.Get();
        CurrencyCode := PurchaseHeader."Currency Code";
        if CurrencyCode = '' then
            CurrencyCode := GeneralLedgerSetup."LCY Code";
        Document.Add('documentId', Format(PurchaseHeader.SystemId, 0, 4));
        Document.Add('documentNumber', PurchaseHeader."No.");
        Document.Add('version', VersionOf(PurchaseHeader));
        Document.Add('date', Format(PurchaseHeader."Posting Date", 0, 9));
        Document.Add('supplierName', PurchaseHeader."Buy-from Vendor Name");
        Document.Add('supplierId', PurchaseHeader."Buy-from Vendor No.");
        Document.Add('supplierTaxId', PurchaseHeader."VAT Registration No.");
        Document.Add('currency', CurrencyCode);
        PurchaseLine.SetRange("Document Type", PurchaseHeader."Document Type");
        PurchaseLine.SetRange("Document No.", PurchaseHeader."No.");
        PurchaseLine.SetFilter(Type, '%1|%2', PurchaseLine.Type::" ", PurchaseLine.Type::"G/L Account");
        PurchaseLine.SetFilter(Description, '<>%1', '');
        if PurchaseLine.FindSet() then
            repeat
                Lines.Add(LineOf(PurchaseLine, CurrencyCode));
            until PurchaseLine.Next() = 0;
        Document.Add('lines', Lines);
    end;

    /// Writes a proposal with the user's own rights and Business Central's own checks; an error is what Kontera shows.
    procedure Write(Proposal: JsonObject)
    var
        PurchaseHeader: Record "Purchase Header";
        PurchaseLine: Record "Purchase Line";
        LineToken: JsonToken;
        CellToken: JsonToken;
    begin
        PurchaseHeader.LockTable();
        PurchaseHeader.GetBySystemId(IdOf(Proposal, 'documentId'));
        PurchaseHeader.TestField(Status, PurchaseHeader.Status::Open);
        if PurchaseHeader."Document Type" <> PurchaseHeader."Document Type"::Invoice then
            Error(PostedErr);
        if TextOf(Proposal, 'version') <> VersionOf(PurchaseHeader) then
            Error(ChangedErr);
        foreach LineToken in ArrayOf(Proposal, 'lines') do begin
            PurchaseLine.GetBySystemId(IdOf(LineToken.AsObject(), 'lineId'));
            PurchaseLine.TestField("Document Type", PurchaseHeader."Document Type");
            PurchaseLine.TestField("Document No.", PurchaseHeader."No.");
            foreach CellToken in ArrayOf(LineToken.AsObject(), 'cells') do
                WriteCell(PurchaseLine, TextOf(CellToken.AsObject(), 'dimension'), TextOf(CellToken.AsObject(), 'value'));
            PurchaseLine.Modify(true);
        end;
    end;

    /// Setting an account clears price and dimensions of the line, as it does by hand; the price is put back.
    local procedure WriteCell(var PurchaseLine: Record "Purchase Line"; DimensionName: Text; Value: Text)
    var
        UnitCost: Decimal;
        Quantity: Decimal;
        Description: Text[100];
    begin
        case DimensionName of
            'account':
                begin
                    UnitCost := PurchaseLine."Direct Unit Cost";
                    Quantity := PurchaseLine.Quantity;
                    Description := PurchaseLine.Description;
                    PurchaseLine.Validate(Type, PurchaseLine.Type::"G/L Account");
                    PurchaseLine.Validate("No.", CopyStr(Value, 1, MaxStrLen(PurchaseLine."No.")));
                    PurchaseLine.Validate(Quantity, Quantity);
                    PurchaseLine.Validate("Direct Unit Cost", UnitCost);
                    PurchaseLine.Validate(Description, Description);
                end;
            'tax_code':
                PurchaseLine.Validate("VAT Prod. Posting Group", CopyStr(Value, 1, MaxStrLen(PurchaseLine."VAT Prod. Posting Group")));
            'cost_centre':
                WriteDimension(PurchaseLine, Value);
            else
                Error(UnknownDimensionErr, DimensionName);
        end;
    end;

    local procedure WriteDimension(var PurchaseLine: Record "Purchase Line"; Value: Text)
    var
        KonteraSetup: Record "Kontera Setup";
        DimensionValue: Record "Dimension Value";
        TempDimensionSetEntry: Record "Dimension Set Entry" temporary;
        DimensionManagement: Codeunit DimensionManagement;
    begin
        KonteraSetup.Get();
        KonteraSetup.TestField("Cost Centre Dimension");
        DimensionManagement.GetDimensionSet(TempDimensionSetEntry, PurchaseLine."Dimension Set ID");
        TempDimensionSetEntry.SetRange("Dimension Code", KonteraSetup."Cost Centre Dimension");
        TempDimensionSetEntry.DeleteAll();
        TempDimensionSetEntry.Reset();
        if Value <> '' then begin
            DimensionValue.Get(KonteraSetup."Cost Centre Dimension", Value);
            TempDimensionSetEntry.Init();
            TempDimensionSetEntry."Dimension Code" := DimensionValue."Dimension Code";
            TempDimensionSetEntry."Dimension Value Code" := DimensionValue.Code;
            TempDimensionSetEntry."Dimension Value ID" := DimensionValue."Dimension Value ID";
            TempDimensionSetEntry.Insert();
        end;
        PurchaseLine.Validate("Dimension Set ID", DimensionManagement.GetDimensionSetID(TempDimensionSetEntry));
    end;

    local procedure LineOf(PurchaseLine: Record "Purchase Line"; CurrencyCode: Code[10]) Line: JsonObject
    var
        Coding: JsonObject;
    begin
        Line.Add('lineId', Format(PurchaseLine.SystemId, 0, 4));
        Line.Add('text', PurchaseLine.Description);
        Line.Add('amountMinor', MinorOf(PurchaseLine."Line Amount", CurrencyCode));
        Line.Add('taxRate', PurchaseLine."VAT %");
        if PurchaseLine.Type = PurchaseLine.Type::"G/L Account" then
            if PurchaseLine."No." <> '' then
                Coding.Add('account', PurchaseLine."No.");
        Line.Add('coding', Coding);
    end;

    local procedure MinorOf(Amount: Decimal; CurrencyCode: Code[10]): BigInteger
    begin
        case CurrencyCode of
            'BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'UYI', 'VND', 'VUV', 'XAF', 'XOF', 'XPF':
                exit(Round(Amount, 1));
            'BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND':
                exit(Round(Amount * 1000, 1));
            else
                exit(Round(Amount * 100, 1));
        end;
    end;

    /// Changes with the header and with every line: all of them say when they were modified last.
    local procedure VersionOf(PurchaseHeader: Record "Purchase Header") Version: Text
    var
        PurchaseLine: Record "Purchase Line";
        Latest: DateTime;
    begin
        Latest := PurchaseHeader.SystemModifiedAt;
        PurchaseLine.SetRange("Document Type", PurchaseHeader."Document Type");
        PurchaseLine.SetRange("Document No.", PurchaseHeader."No.");
        if PurchaseLine.FindSet() then
            repeat
                if PurchaseLine.SystemModifiedAt > Latest then
                    Latest := PurchaseLine.SystemModifiedAt;
            until PurchaseLine.Next() = 0;
        Version := StrSubstNo('%1 %2', PurchaseLine.Count(), Format(Latest, 0, 9));
    end;

    local procedure IdOf(Source: JsonObject; Name: Text) Id: Guid
    begin
        Evaluate(Id, TextOf(Source, Name));
    end;

    local procedure TextOf(Source: JsonObject; Name: Text): Text
    var
        Token: JsonToken;
    begin
        Source.Get(Name, Token);
        if Token.AsValue().IsNull() then
            exit('');
        exit(Token.AsValue().AsText());
    end;

    local procedure ArrayOf(Source: JsonObject; Name: Text): JsonArray
    var
        Token: JsonToken;
    begin
        Source.Get(Name, Token);
        exit(Token.AsArray());
    end;
}
