/** The body of an ordinary invoice over 1,040.00 and 22 % on it: two lines, a pension fund, stamp duty. */
export function sampleBody(typeCode = 'TD01', number = '12/A'): string {
  return `  <FatturaElettronicaBody>
    <DatiGenerali>
      <DatiGeneraliDocumento>
        <TipoDocumento>${typeCode}</TipoDocumento><Divisa>EUR</Divisa><Data>2024-05-02</Data><Numero>${number}</Numero>
        <DatiRitenuta><TipoRitenuta>RT01</TipoRitenuta><ImportoRitenuta>200.00</ImportoRitenuta><AliquotaRitenuta>20.00</AliquotaRitenuta><CausalePagamento>A</CausalePagamento></DatiRitenuta>
        <DatiBollo><BolloVirtuale>SI</BolloVirtuale><ImportoBollo>2.00</ImportoBollo></DatiBollo>
        <DatiCassaPrevidenziale><TipoCassa>TC04</TipoCassa><AlCassa>4.00</AlCassa><ImportoContributoCassa>40.00</ImportoContributoCassa><AliquotaIVA>22.00</AliquotaIVA></DatiCassaPrevidenziale>
        <ScontoMaggiorazione><Tipo>SC</Tipo><Importo>8.80</Importo></ScontoMaggiorazione>
        <ImportoTotaleDocumento>1262.00</ImportoTotaleDocumento>
      </DatiGeneraliDocumento>
      <DatiOrdineAcquisto><IdDocumento>ORD 7</IdDocumento><CodiceCUP>J31</CodiceCUP><CodiceCIG>Z12</CodiceCIG></DatiOrdineAcquisto>
    </DatiGenerali>
    <DatiBeniServizi>
      <DettaglioLinee>
        <NumeroLinea>1</NumeroLinea><Descrizione>Progetto</Descrizione><Quantita>3.00</Quantita><UnitaMisura>h</UnitaMisura>
        <PrezzoUnitario>333.33333333</PrezzoUnitario><PrezzoTotale>999.99999999</PrezzoTotale><AliquotaIVA>22.00</AliquotaIVA>
        <RiferimentoAmministrazione>CDC-9</RiferimentoAmministrazione>
      </DettaglioLinee>
      <DettaglioLinee>
        <NumeroLinea>2</NumeroLinea><Descrizione>Marca da bollo</Descrizione>
        <PrezzoUnitario>2.00</PrezzoUnitario><PrezzoTotale>2.00</PrezzoTotale><AliquotaIVA>0.00</AliquotaIVA><Natura>N1</Natura>
      </DettaglioLinee>
      <DatiRiepilogo><AliquotaIVA>22.00</AliquotaIVA><ImponibileImporto>1040.00</ImponibileImporto><Imposta>228.80</Imposta><EsigibilitaIVA>I</EsigibilitaIVA></DatiRiepilogo>
      <DatiRiepilogo><AliquotaIVA>0.00</AliquotaIVA><Natura>N1</Natura><ImponibileImporto>2.00</ImponibileImporto><Imposta>0.00</Imposta></DatiRiepilogo>
    </DatiBeniServizi>
    <Allegati><NomeAttachment>a.pdf</NomeAttachment><Attachment>JVBERi0xLjQK</Attachment></Allegati>
  </FatturaElettronicaBody>
`;
}

/** A FatturaPA file with these bodies. */
export function sampleFattura(...bodies: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<p:FatturaElettronica versione="FPR12" xmlns:p="http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2">
  <FatturaElettronicaHeader>
    <CedentePrestatore>
      <DatiAnagrafici>
        <IdFiscaleIVA><IdPaese>IT</IdPaese><IdCodice>01234567890</IdCodice></IdFiscaleIVA>
        <Anagrafica><Nome>Ada</Nome><Cognome>Bianchi</Cognome></Anagrafica>
        <AlboProfessionale>Architetti</AlboProfessionale>
        <RegimeFiscale>RF01</RegimeFiscale>
      </DatiAnagrafici>
      <Sede><Provincia>MI</Provincia><Nazione>IT</Nazione></Sede>
    </CedentePrestatore>
    <CessionarioCommittente>
      <DatiAnagrafici><CodiceFiscale>09876543210</CodiceFiscale><Anagrafica><Denominazione>Comune</Denominazione></Anagrafica></DatiAnagrafici>
    </CessionarioCommittente>
  </FatturaElettronicaHeader>
${bodies.join('')}</p:FatturaElettronica>
`;
}

/** A simplified invoice of two parts, 61.00 with its tax stated and 36.60 with its rate. */
export function sampleSimplified(typeCode = 'TD07'): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<p:FatturaElettronicaSemplificata versione="FSM10" xmlns:p="http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.0">
  <FatturaElettronicaHeader>
    <CedentePrestatore>
      <IdFiscaleIVA><IdPaese>IT</IdPaese><IdCodice>01234567890</IdCodice></IdFiscaleIVA>
      <Denominazione>Trattoria Sole</Denominazione><Sede><Nazione>IT</Nazione></Sede><RegimeFiscale>RF19</RegimeFiscale>
    </CedentePrestatore>
    <CessionarioCommittente><IdentificativiFiscali><CodiceFiscale>09876543210</CodiceFiscale></IdentificativiFiscali></CessionarioCommittente>
  </FatturaElettronicaHeader>
  <FatturaElettronicaBody>
    <DatiGenerali><DatiGeneraliDocumento><TipoDocumento>${typeCode}</TipoDocumento><Divisa>EUR</Divisa><Data>2024-06-01</Data><Numero>S1</Numero></DatiGeneraliDocumento></DatiGenerali>
    <DatiBeniServizi><Descrizione>Pranzo</Descrizione><Importo>61.00</Importo><DatiIVA><Imposta>11.00</Imposta></DatiIVA></DatiBeniServizi>
    <DatiBeniServizi><Descrizione>Vino</Descrizione><Importo>36.60</Importo><DatiIVA><Aliquota>22.00</Aliquota></DatiIVA></DatiBeniServizi>
  </FatturaElettronicaBody>
</p:FatturaElettronicaSemplificata>
`;
}
