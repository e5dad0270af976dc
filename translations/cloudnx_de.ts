<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>Checklist</name>
    <message>
        <source>There is no such thing at this cloud.</source>
        <translation>So etwas gibt es in dieser Cloud nicht.</translation>
    </message>
    <message>
        <source>This cannot be changed from here. Follow the steps of this check.</source>
        <translation>Das lässt sich von hier aus nicht ändern. Folgen Sie den Schritten dieser Prüfung.</translation>
    </message>
    <message>
        <source>The audit log</source>
        <translation>Das Audit-Log</translation>
    </message>
    <message>
        <source>%1, %2 without %3</source>
        <translation>%1, davon %2 ohne %3</translation>
    </message>
    <message>
        <source>event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>something</source>
        <translation>etwas</translation>
    </message>
    <message>
        <source>%1 do not tell %2.</source>
        <translation>%1 nennen nicht: %2.</translation>
    </message>
    <message>
        <source>Nothing was logged in the last week, so nothing shows how it is logged.</source>
        <translation>In der letzten Woche wurde nichts protokolliert; so zeigt nichts, wie protokolliert wird.</translation>
    </message>
    <message>
        <source>Each event that was read tells actor, IP, user-agent and request-id.</source>
        <translation>Jedes gelesene Ereignis nennt actor, IP, user-agent und request-id.</translation>
    </message>
    <message>
        <source>Does the log tell who did what, from where?</source>
        <translation>Sagt das Log, wer was von wo aus getan hat?</translation>
    </message>
    <message>
        <source>An incident is told from the log: who, from which address, with which program, in which request.
The provider promises these for every call that changes something.</source>
        <translation>Ein Vorfall wird aus dem Log erzählt: wer, von welcher Adresse, mit welchem Programm, in welcher Anfrage.
Der Anbieter verspricht das für jeden Aufruf, der etwas ändert.</translation>
    </message>
    <message>
        <source>This is the platform&apos;s to mend: write to its support, with a request-id.</source>
        <translation>Das muss die Plattform beheben: Schreiben Sie dem Support, mit einer request-id.</translation>
    </message>
    <message>
        <source>The log was opened here %1</source>
        <translation>Das Log wurde hier %1 geöffnet</translation>
    </message>
    <message>
        <source>The log was never opened here</source>
        <translation>Das Log wurde hier noch nie geöffnet</translation>
    </message>
    <message>
        <source>the audit log was read this week</source>
        <translation>das Audit-Log diese Woche gelesen wurde</translation>
    </message>
    <message>
        <source>It is dated %1, which is still to come.</source>
        <translation>Das Datum ist der %1; der liegt noch in der Zukunft.</translation>
    </message>
    <message>
        <source>The audit log was read last %1.</source>
        <translation>Das Audit-Log wurde zuletzt %1 gelesen.</translation>
    </message>
    <message>
        <source>The audit log was opened %1.</source>
        <translation>Das Audit-Log wurde %1 geöffnet.</translation>
    </message>
    <message>
        <source>Was the audit log read this week?</source>
        <translation>Wurde das Audit-Log diese Woche gelesen?</translation>
    </message>
    <message>
        <source>A log that nobody reads finds nothing; most break-ins stand in one for weeks.
Once a week: who signed in, what was opened, what was deleted.</source>
        <translation>Ein Log, das niemand liest, findet nichts; die meisten Einbrüche stehen wochenlang darin.
Einmal die Woche: wer sich angemeldet hat, was geöffnet, was gelöscht wurde.</translation>
    </message>
    <message>
        <source>Two-factor sign-in</source>
        <translation>Die Zwei-Faktor-Anmeldung</translation>
    </message>
    <message>
        <source>2FA is off, so there are no backup codes</source>
        <translation>2FA ist aus, also gibt es keine Backup-Codes</translation>
    </message>
    <message>
        <source>2FA is off, so there are no backup codes yet.</source>
        <translation>2FA ist aus, also gibt es noch keine Backup-Codes.</translation>
    </message>
    <message>
        <source>How many backup codes are left is not told</source>
        <translation>Wie viele Backup-Codes übrig sind, wird nicht gesagt</translation>
    </message>
    <message>
        <source>The cloud does not tell how many backup codes are left.</source>
        <translation>Die Cloud sagt nicht, wie viele Backup-Codes übrig sind.</translation>
    </message>
    <message>
        <source>backup code</source>
        <translation>Backup-Code</translation>
    </message>
    <message>
        <source>backup codes</source>
        <translation>Backup-Codes</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 übrig</translation>
    </message>
    <message>
        <source>Only %1 left: a lost phone would lock you out.</source>
        <translation>Nur %1 übrig: Ein verlorenes Telefon würde Sie aussperren.</translation>
    </message>
    <message>
        <source>2FA was turned on anew at %1</source>
        <translation>2FA wurde am %1 neu eingeschaltet</translation>
    </message>
    <message>
        <source>2FA was turned on anew since %1 said so; the codes are others now.</source>
        <translation>2FA wurde neu eingeschaltet, seit %1 das sagte; die Codes sind jetzt andere.</translation>
    </message>
    <message>
        <source>the backup codes are stored where the phone is not</source>
        <translation>die Backup-Codes dort liegen, wo das Telefon nicht ist</translation>
    </message>
    <message>
        <source>Are the backup codes stored away from the phone?</source>
        <translation>Liegen die Backup-Codes getrennt vom Telefon?</translation>
    </message>
    <message>
        <source>Backup codes are printed once; without them a lost phone is a lost account.
A rehearsal is to sign in with one: it proves that you can, and spends that code.</source>
        <translation>Backup-Codes werden einmal gezeigt; ohne sie ist ein verlorenes Telefon ein verlorenes Konto.
Eine Probe ist, sich mit einem anzumelden: Sie beweist, dass es geht, und verbraucht den Code.</translation>
    </message>
    <message>
        <source>New codes come with a new enrolment: cloudnx mfa disable, then cloudnx mfa enable.</source>
        <translation>Neue Codes kommen mit neuer Einrichtung: cloudnx mfa disable, dann cloudnx mfa enable.</translation>
    </message>
    <message>
        <source>Store them where the phone is not, then say so: cloudnx checklist attest backup-codes --by NAME</source>
        <translation>Legen Sie sie dorthin, wo das Telefon nicht ist, und sagen Sie es: cloudnx checklist attest backup-codes --by NAME</translation>
    </message>
    <message>
        <source>it is defined what has to be recoverable, how often it is copied, how long it is kept, and that the copies stand apart from the instance</source>
        <translation>festgelegt ist, was wiederherstellbar sein muss, wie oft es kopiert und wie lange es aufbewahrt wird, und dass die Kopien getrennt von der Instanz liegen</translation>
    </message>
    <message>
        <source>Is there a backup, kept apart from the machine?</source>
        <translation>Gibt es ein Backup, getrennt von der Maschine?</translation>
    </message>
    <message>
        <source>Backups are part of security: what cannot be recovered is lost to the first mistake.
Snapshots beside the machine do not replace a copy that stands elsewhere.</source>
        <translation>Backups gehören zur Sicherheit: Was nicht wiederherzustellen ist, geht beim ersten Fehler verloren.
Snapshots neben der Maschine ersetzen keine Kopie, die woanders liegt.</translation>
    </message>
    <message>
        <source>Define what has to be recoverable: system, application data, databases, configuration.</source>
        <translation>Legen Sie fest, was wiederherstellbar sein muss: System, Anwendungsdaten, Datenbanken, Konfiguration.</translation>
    </message>
    <message>
        <source>Decide how often and how long: for example daily incremental, weekly full.</source>
        <translation>Legen Sie fest, wie oft und wie lange: zum Beispiel täglich inkrementell, wöchentlich ganz.</translation>
    </message>
    <message>
        <source>Keep the copies apart from the instance, so that one loss does not take both.</source>
        <translation>Bewahren Sie die Kopien getrennt von der Instanz auf, damit ein Verlust nicht beides trifft.</translation>
    </message>
    <message>
        <source>bwCloud-OS: Blocked and Allowed Ports</source>
        <translation>bwCloud-OS: gesperrte und erlaubte Ports</translation>
    </message>
    <message>
        <source>Some ports are blocked centrally in some regions; no rule of yours opens them, and none shows it.</source>
        <translation>Manche Ports sind in manchen Regionen zentral gesperrt; keine Ihrer Regeln öffnet sie, und keine zeigt es.</translation>
    </message>
    <message>
        <source>A rule for a port that is blocked centrally looks open and is closed.
Which they are is on the provider&apos;s page, by region.</source>
        <translation>Eine Regel für einen zentral gesperrten Port sieht offen aus und ist zu.
Welche es sind, steht auf der Seite des Anbieters, nach Region.</translation>
    </message>
    <message>
        <source>Firewall rules</source>
        <translation>Die Firewall-Regeln</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>%1: %2 from %3</source>
        <translation>%1: %2 von %3</translation>
    </message>
    <message>
        <source>%1 rows of who reaches what were compared, IPv4 beside IPv6</source>
        <translation>%1 Zeilen, wer was erreicht, wurden verglichen, IPv4 neben IPv6</translation>
    </message>
    <message>
        <source>One family is limited and the other open to everyone: %1.</source>
        <translation>Eine Familie ist beschränkt und die andere für alle offen: %1.</translation>
    </message>
    <message>
        <source>Instances</source>
        <translation>Die Instanzen</translation>
    </message>
    <message>
        <source>No port is limited over IPv4 and open to everyone over IPv6, or the other way round.</source>
        <translation>Kein Port ist über IPv4 beschränkt und über IPv6 für alle offen, oder umgekehrt.</translation>
    </message>
    <message>
        <source>Do limits hold for IPv4 and IPv6 alike?</source>
        <translation>Gelten Beschränkungen für IPv4 und IPv6 gleich?</translation>
    </message>
    <message>
        <source>0.0.0.0/0 is everybody over IPv4, ::/0 everybody over IPv6; a rule speaks of one of them only.
Who limits the one and forgets the other has limited nobody.</source>
        <translation>0.0.0.0/0 sind alle über IPv4, ::/0 alle über IPv6; eine Regel spricht nur von einem davon.
Wer das eine beschränkt und das andere vergisst, hat niemanden beschränkt.</translation>
    </message>
    <message>
        <source>Look at the rows above, and remove the rule of the open family: cloudnx firewall remove GROUP tcp PORT --cidr ::/0</source>
        <translation>Sehen Sie sich die Zeilen oben an und entfernen Sie die Regel der offenen Familie: cloudnx firewall remove GROUP tcp PORT --cidr ::/0</translation>
    </message>
    <message>
        <source>IAM users</source>
        <translation>Die IAM-Benutzer</translation>
    </message>
    <message>
        <source>Policies</source>
        <translation>Die Policies</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Die Gruppen</translation>
    </message>
    <message>
        <source>%1 may do everything: %2</source>
        <translation>%1 darf alles: %2</translation>
    </message>
    <message>
        <source>IAM user</source>
        <translation>IAM-Benutzer</translation>
    </message>
    <message>
        <source>%1 may do everything.</source>
        <translation>%1 darf alles.</translation>
    </message>
    <message>
        <source>A policy of %1 cannot be read, so it may allow everything.</source>
        <translation>Eine Policy von %1 ist nicht lesbar und erlaubt vielleicht alles.</translation>
    </message>
    <message>
        <source>No IAM user may do everything.</source>
        <translation>Kein IAM-Benutzer darf alles.</translation>
    </message>
    <message>
        <source>Take the broad policies away</source>
        <translation>Die weiten Policies wegnehmen</translation>
    </message>
    <message>
        <source>See what %1 does: %2</source>
        <translation>Sehen, was %1 tut: %2</translation>
    </message>
    <message>
        <source>Attach what that needs: %1</source>
        <translation>Anhängen, was das braucht: %1</translation>
    </message>
    <message>
        <source>Then take the broad one away: %1</source>
        <translation>Dann die weite wegnehmen: %1</translation>
    </message>
    <message>
        <source>Has every IAM user only the rights it needs?</source>
        <translation>Hat jeder IAM-Benutzer nur die Rechte, die er braucht?</translation>
    </message>
    <message>
        <source>Who may do everything does every mistake with everything, and so does whoever steals the key.
Give read access first, and one policy more when the work needs it.</source>
        <translation>Wer alles darf, macht jeden Fehler mit allem, und wer den Schlüssel stiehlt, auch.
Geben Sie zuerst Leserechte, und eine Policy mehr, wenn die Arbeit sie braucht.</translation>
    </message>
    <message>
        <source>No endpoint of yours is known</source>
        <translation>Kein Endpunkt von Ihnen ist bekannt</translation>
    </message>
    <message>
        <source>there is no endpoint of yours that speaks TLS</source>
        <translation>es keinen Endpunkt von Ihnen gibt, der TLS spricht</translation>
    </message>
    <message>
        <source>%1: not looked at</source>
        <translation>%1: nicht angesehen</translation>
    </message>
    <message>
        <source>%1: %2 days left, until %3, by %4</source>
        <translation>%1: noch %2 Tage, bis %3, von %4</translation>
    </message>
    <message>
        <source>%1 has expired</source>
        <translation>%1 ist abgelaufen</translation>
    </message>
    <message>
        <source>%1 ends in %2 days</source>
        <translation>%1 endet in %2 Tagen</translation>
    </message>
    <message>
        <source>port 80 of %1, which Certbot&apos;s HTTP challenge needs,</source>
        <translation>Port 80 von %1, den Certbots HTTP-Challenge braucht,</translation>
    </message>
    <message>
        <source>port 80 is shut on %1, so Certbot&apos;s HTTP challenge will fail</source>
        <translation>Port 80 ist auf %1 zu, also wird Certbots HTTP-Challenge scheitern</translation>
    </message>
    <message>
        <source>Renewal is overdue: %1.</source>
        <translation>Die Erneuerung ist überfällig: %1.</translation>
    </message>
    <message>
        <source>%1 could not be looked at.</source>
        <translation>%1 konnte nicht angesehen werden.</translation>
    </message>
    <message>
        <source>Every certificate has at least 30 days left.</source>
        <translation>Jedes Zertifikat gilt noch mindestens 30 Tage.</translation>
    </message>
    <message>
        <source>Are your certificates renewed in time?</source>
        <translation>Werden Ihre Zertifikate rechtzeitig erneuert?</translation>
    </message>
    <message>
        <source>A certificate that ends takes the service down, mostly on a Sunday.
Renewal comes 30 days before the end; what is closer than that has failed once already.</source>
        <translation>Ein Zertifikat, das endet, nimmt den Dienst mit, meist an einem Sonntag.
Erneuert wird 30 Tage vor dem Ende; was näher ist, ist schon einmal gescheitert.</translation>
    </message>
    <message>
        <source>On the machine: sudo certbot renew --dry-run</source>
        <translation>Auf der Maschine: sudo certbot renew --dry-run</translation>
    </message>
    <message>
        <source>The HTTP challenge needs port 80 open while it renews: cloudnx firewall add INSTANCE tcp 80 --cidr 0.0.0.0/0</source>
        <translation>Die HTTP-Challenge braucht beim Erneuern Port 80 offen: cloudnx firewall add INSTANCE tcp 80 --cidr 0.0.0.0/0</translation>
    </message>
    <message>
        <source>The control plane was not looked at from outside</source>
        <translation>Die Steuerungsebene wurde nicht von außen angesehen</translation>
    </message>
    <message>
        <source>It was not looked at. Look: %1</source>
        <translation>Sie wurde nicht angesehen. Ansehen: %1</translation>
    </message>
    <message>
        <source>The provider states TLS 1.2 or newer. Look for yourself: %1</source>
        <translation>Der Anbieter gibt TLS 1.2 oder neuer an. Selbst ansehen: %1</translation>
    </message>
    <message>
        <source>its certificate ends in %1 days</source>
        <translation>das Zertifikat endet in %1 Tagen</translation>
    </message>
    <message>
        <source>%1 could not be looked at to an end.</source>
        <translation>%1 konnte nicht bis zum Ende angesehen werden.</translation>
    </message>
    <message>
        <source>%1 speaks TLS 1.2 or newer and shows a certificate for its name.</source>
        <translation>%1 spricht TLS 1.2 oder neuer und zeigt ein Zertifikat auf seinen Namen.</translation>
    </message>
    <message>
        <source>Does the cloud&apos;s control plane speak modern TLS?</source>
        <translation>Spricht die Steuerungsebene der Cloud modernes TLS?</translation>
    </message>
    <message>
        <source>Your password and your tokens travel there.
This is the provider&apos;s to keep right, and yours to see.</source>
        <translation>Dort reisen Ihr Passwort und Ihre Token.
Richtig halten muss es der Anbieter; sehen können Sie es.</translation>
    </message>
    <message>
        <source>This is the provider&apos;s to mend: write to its support with what was seen.</source>
        <translation>Das muss der Anbieter beheben: Schreiben Sie dem Support, was zu sehen war.</translation>
    </message>
    <message>
        <source>an export of customer data was made and opened</source>
        <translation>ein Export von Kundendaten gemacht und geöffnet wurde</translation>
    </message>
    <message>
        <source>Did an export of customer data work?</source>
        <translation>Hat ein Export von Kundendaten geklappt?</translation>
    </message>
    <message>
        <source>Your end-users may ask for their data (DPDP Act); you are the controller, CloudNx the processor.
An export that was never tried may not work on the day it is asked for.</source>
        <translation>Ihre Endnutzer dürfen nach ihren Daten fragen (DPDP Act); Sie sind verantwortlich, CloudNx verarbeitet.
Ein nie versuchter Export klappt vielleicht nicht an dem Tag, an dem danach gefragt wird.</translation>
    </message>
    <message>
        <source>Make one at /portal/audit-logs and open it.</source>
        <translation>Machen Sie einen unter /portal/audit-logs und öffnen Sie ihn.</translation>
    </message>
    <message>
        <source>%1: answered on %2</source>
        <translation>%1: beantwortet am %2</translation>
    </message>
    <message>
        <source>%1: due on %2</source>
        <translation>%1: fällig am %2</translation>
    </message>
    <message>
        <source>Overdue, thirty days are over: %1.</source>
        <translation>Überfällig, dreißig Tage sind um: %1.</translation>
    </message>
    <message>
        <source>every request about personal data stands in this register</source>
        <translation>jede Anfrage zu persönlichen Daten in diesem Register steht</translation>
    </message>
    <message>
        <source>Is every request about personal data answered in time?</source>
        <translation>Wird jede Anfrage zu persönlichen Daten rechtzeitig beantwortet?</translation>
    </message>
    <message>
        <source>People may ask for their data (DPDP Act); CloudNx promises its part within 30 days, so your clock is as long.
Write each one down when it comes; the register keeps the date, not the person.</source>
        <translation>Menschen dürfen nach ihren Daten fragen (DPDP Act); CloudNx verspricht seinen Teil in 30 Tagen, so lang ist Ihre Frist.
Tragen Sie jede ein, wenn sie kommt; das Register hält das Datum fest, nicht die Person.</translation>
    </message>
    <message>
        <source>When it is answered: cloudnx checklist request DSAR-1 --answered</source>
        <translation>Wenn sie beantwortet ist: cloudnx checklist request DSAR-1 --answered</translation>
    </message>
    <message>
        <source>That the register is whole is for a person to say: cloudnx checklist attest data-requests --by NAME</source>
        <translation>Dass das Register vollständig ist, sagt ein Mensch: cloudnx checklist attest data-requests --by NAME</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>kein Grund angegeben</translation>
    </message>
    <message>
        <source>set of rules was read</source>
        <translation>Regelsatz wurde gelesen</translation>
    </message>
    <message>
        <source>sets of rules were read</source>
        <translation>Regelsätze wurden gelesen</translation>
    </message>
    <message>
        <source>Open without a reason: %1.</source>
        <translation>Offen ohne Grund: %1.</translation>
    </message>
    <message>
        <source>Every rule that opens a port to many says why.</source>
        <translation>Jede Regel, die einen Port für viele öffnet, sagt warum.</translation>
    </message>
    <message>
        <source>Does every port that is open to many say why?</source>
        <translation>Sagt jeder Port, der für viele offen ist, warum?</translation>
    </message>
    <message>
        <source>Next year nobody knows whether a port is still needed, so it stays open.
A rule that says what it is for can be closed by somebody else.</source>
        <translation>Nächstes Jahr weiß niemand mehr, ob ein Port noch gebraucht wird; also bleibt er offen.
Eine Regel, die sagt, wofür sie ist, kann auch ein anderer schließen.</translation>
    </message>
    <message>
        <source>Security groups</source>
        <translation>Die Sicherheitsgruppen</translation>
    </message>
    <message>
        <source>No group is called default</source>
        <translation>Keine Gruppe heißt default</translation>
    </message>
    <message>
        <source>No security group is called default.</source>
        <translation>Keine Sicherheitsgruppe heißt default.</translation>
    </message>
    <message>
        <source>%1 %2 from %3</source>
        <translation>%1 %2 von %3</translation>
    </message>
    <message>
        <source>rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>The default group lets in more than SSH and ICMP: %1.</source>
        <translation>Die Gruppe default lässt mehr als SSH und ICMP herein: %1.</translation>
    </message>
    <message>
        <source>From outside, the default group lets in SSH and ICMP only.</source>
        <translation>Von außen lässt die Gruppe default nur SSH und ICMP herein.</translation>
    </message>
    <message>
        <source>Take the rest out of the default group</source>
        <translation>Den Rest aus der Gruppe default nehmen</translation>
    </message>
    <message>
        <source>What an instance needs belongs into a group of its own, attached to that instance first.</source>
        <translation>Was eine Instanz braucht, gehört in eine eigene Gruppe, die ihr zuerst zugewiesen wird.</translation>
    </message>
    <message>
        <source>The default group lets in nothing but SSH and ICMP.</source>
        <translation>Die Gruppe default lässt nur SSH und ICMP herein.</translation>
    </message>
    <message>
        <source>Does the default group let in only SSH and ICMP?</source>
        <translation>Lässt die Gruppe default nur SSH und ICMP herein?</translation>
    </message>
    <message>
        <source>Every new instance gets the default group, so what it opens is open on machines that do not exist yet.
bwCloud-OS makes it with port 22 and ICMP; more belongs into a group of its own.</source>
        <translation>Jede neue Instanz bekommt die Gruppe default; was sie öffnet, ist auf Maschinen offen, die es noch nicht gibt.
bwCloud-OS legt sie mit Port 22 und ICMP an; mehr gehört in eine eigene Gruppe.</translation>
    </message>
    <message>
        <source>The tax profile</source>
        <translation>Das Steuerprofil</translation>
    </message>
    <message>
        <source>GSTIN: %1; legal name: %2</source>
        <translation>GSTIN: %1; Firmenname: %2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>No GSTIN is given.</source>
        <translation>Es ist keine GSTIN angegeben.</translation>
    </message>
    <message>
        <source>GSTIN %1 is given and its check digit is right. Whether it is registered is not checked.</source>
        <translation>GSTIN %1 ist angegeben, ihre Prüfziffer stimmt. Ob sie registriert ist, wird nicht geprüft.</translation>
    </message>
    <message>
        <source>Set the GSTIN</source>
        <translation>Die GSTIN setzen</translation>
    </message>
    <message>
        <source>Legal name of the company</source>
        <translation>Eingetragener Name der Firma</translation>
    </message>
    <message>
        <source>Write the company&apos;s legal name as it is registered.</source>
        <translation>Schreiben Sie den Namen der Firma, wie er eingetragen ist.</translation>
    </message>
    <message>
        <source>Is your GSTIN on the invoices?</source>
        <translation>Steht Ihre GSTIN auf den Rechnungen?</translation>
    </message>
    <message>
        <source>Without a GSTIN on it, an invoice gives no input tax credit.
A mistyped one gives none either; its last character is a check digit that shows it.</source>
        <translation>Ohne GSTIN gibt eine Rechnung keinen Vorsteuerabzug.
Eine vertippte auch nicht; ihre letzte Stelle ist eine Prüfziffer, die es zeigt.</translation>
    </message>
    <message>
        <source>the host firewall is not told</source>
        <translation>die Firewall der Maschine wird nicht genannt</translation>
    </message>
    <message>
        <source>no firewall is active</source>
        <translation>keine Firewall ist aktiv</translation>
    </message>
    <message>
        <source>%1 is active and does not let SSH in</source>
        <translation>%1 ist aktiv und lässt SSH nicht herein</translation>
    </message>
    <message>
        <source>%1 is active</source>
        <translation>%1 ist aktiv</translation>
    </message>
    <message>
        <source>a host firewall is active, or left out on purpose</source>
        <translation>eine Firewall auf der Maschine aktiv ist oder mit Absicht fehlt</translation>
    </message>
    <message>
        <source>Every instance reports a firewall of its own.</source>
        <translation>Jede Instanz meldet eine eigene Firewall.</translation>
    </message>
    <message>
        <source>There is no host firewall, or it shuts SSH out, on %1.</source>
        <translation>Auf %1 fehlt eine eigene Firewall, oder sie sperrt SSH aus.</translation>
    </message>
    <message>
        <source>Is there a second firewall on the machine itself?</source>
        <translation>Gibt es eine zweite Firewall auf der Maschine selbst?</translation>
    </message>
    <message>
        <source>The platform&apos;s firewall is the first filter; one on the machine still holds when a rule is opened by mistake.
It has to let SSH in before it is turned on, or you lock yourself out.</source>
        <translation>Die Firewall der Plattform filtert zuerst; eine auf der Maschine hält auch, wenn eine Regel aus Versehen offen ist.
Sie muss SSH hereinlassen, bevor sie eingeschaltet wird, sonst sperren Sie sich aus.</translation>
    </message>
    <message>
        <source>First let SSH in: sudo ufw allow 22/tcp</source>
        <translation>Zuerst SSH hereinlassen: sudo ufw allow 22/tcp</translation>
    </message>
    <message>
        <source>Then: sudo ufw default deny incoming &amp;&amp; sudo ufw default allow outgoing</source>
        <translation>Dann: sudo ufw default deny incoming &amp;&amp; sudo ufw default allow outgoing</translation>
    </message>
    <message>
        <source>Only with a second SSH session open, so that you can take it back: sudo ufw enable</source>
        <translation>Nur mit einer zweiten offenen SSH-Sitzung, um es zurücknehmen zu können: sudo ufw enable</translation>
    </message>
    <message>
        <source>Test from your machine that SSH still answers, then look: sudo ufw status verbose</source>
        <translation>Von Ihrer Maschine aus testen, ob SSH noch antwortet, dann ansehen: sudo ufw status verbose</translation>
    </message>
    <message>
        <source>day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>root: not seen in the last %1. Only calls that change something are logged</source>
        <translation>root: in den letzten %1 nicht gesehen. Nur Aufrufe, die etwas ändern, werden protokolliert</translation>
    </message>
    <message>
        <source>root: %1 on %2 of the last %3, latest %4. Only calls that change something are logged</source>
        <translation>root: %1 an %2 der letzten %3, zuletzt %4. Nur Aufrufe, die etwas ändern, werden protokolliert</translation>
    </message>
    <message>
        <source>call</source>
        <translation>Aufruf</translation>
    </message>
    <message>
        <source>calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>IAM user %1%2</source>
        <translation>IAM-Benutzer %1%2</translation>
    </message>
    <message>
        <source>: may do everything, which is more than daily work needs</source>
        <translation>: darf alles, mehr als die tägliche Arbeit braucht</translation>
    </message>
    <message>
        <source>Root was at work on %1 of the last %2.</source>
        <translation>Root hat an %1 der letzten %2 gearbeitet.</translation>
    </message>
    <message>
        <source>%1 %2 is there now; whether root rests shows from tomorrow on.</source>
        <translation>%1 Jetzt gibt es %2; ob Root ruht, zeigt sich ab morgen.</translation>
    </message>
    <message>
        <source>Only the newest %1 were read, too few to say whether root is in daily use.</source>
        <translation>Nur die neuesten %1 wurden gelesen, zu wenige, um zu sagen, ob Root täglich benutzt wird.</translation>
    </message>
    <message>
        <source>One day of events does not show daily use.</source>
        <translation>Ereignisse eines Tages zeigen keine tägliche Benutzung.</translation>
    </message>
    <message>
        <source>The log does not tell who acted on %1 of the last %2.</source>
        <translation>Das Log sagt nicht, wer an %1 der letzten %2 gehandelt hat.</translation>
    </message>
    <message>
        <source>%1; root was %2 in the last %3.</source>
        <translation>%1; Root wurde in den letzten %3 %2.</translation>
    </message>
    <message>
        <source>not seen</source>
        <translation>nicht gesehen</translation>
    </message>
    <message>
        <source>seen on 1 day</source>
        <translation>an einem Tag gesehen</translation>
    </message>
    <message>
        <source>IAM users: none</source>
        <translation>IAM-Benutzer: keine</translation>
    </message>
    <message>
        <source>There is no IAM user: whatever is done is done as root.</source>
        <translation>Es gibt keinen IAM-Benutzer: Was getan wird, tut Root.</translation>
    </message>
    <message>
        <source>The audit log, which shows root at work</source>
        <translation>Das Audit-Log, das Root bei der Arbeit zeigt,</translation>
    </message>
    <message>
        <source>Create an IAM user that may only read</source>
        <translation>Einen IAM-Benutzer anlegen, der nur lesen darf</translation>
    </message>
    <message>
        <source>Name of the new IAM user</source>
        <translation>Name des neuen IAM-Benutzers</translation>
    </message>
    <message>
        <source>Work as %1</source>
        <translation>Als %1 arbeiten</translation>
    </message>
    <message>
        <source>Give the user a password: %1</source>
        <translation>Dem Benutzer ein Passwort geben: %1</translation>
    </message>
    <message>
        <source>Attach the policies its work needs, one at a time, when it needs them.</source>
        <translation>Hängen Sie die Policies an, die seine Arbeit braucht, eine nach der anderen, wenn er sie braucht.</translation>
    </message>
    <message>
        <source>Sign out as root and in as the user: cloudnx logout, then cloudnx login. Keep root for billing and emergencies.</source>
        <translation>Als Root abmelden und als Benutzer anmelden: cloudnx logout, dann cloudnx login. Root bleibt für Rechnungen und Notfälle.</translation>
    </message>
    <message>
        <source>user name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>The policies were not read, so none can be chosen. Read again.</source>
        <translation>Die Policies wurden nicht gelesen, also kann keine gewählt werden. Lesen Sie neu.</translation>
    </message>
    <message>
        <source>This account has no policy %1. Create the user with &quot;cloudnx iam user create %2&quot; and attach one of &quot;cloudnx iam policy list&quot;.</source>
        <translation>Dieses Konto hat keine Policy %1. Legen Sie den Benutzer mit &quot;cloudnx iam user create %2&quot; an und hängen Sie eine aus &quot;cloudnx iam policy list&quot; an.</translation>
    </message>
    <message>
        <source>Is daily work done by IAM users, not by root?</source>
        <translation>Arbeiten im Alltag IAM-Benutzer, nicht Root?</translation>
    </message>
    <message>
        <source>Root may do everything and cannot be limited; it is for billing and emergencies.
An IAM user has only the rights it needs, so a mistake or a stolen session costs less.</source>
        <translation>Root darf alles und ist nicht zu beschränken; er ist für Rechnungen und Notfälle da.
Ein IAM-Benutzer hat nur nötige Rechte, also kostet ein Fehler oder eine gestohlene Sitzung weniger.</translation>
    </message>
    <message>
        <source>age not told</source>
        <translation>Alter nicht genannt</translation>
    </message>
    <message>
        <source>%1 old</source>
        <translation>%1 alt</translation>
    </message>
    <message>
        <source>use not seen, or not told</source>
        <translation>Benutzung nicht gesehen oder nicht genannt</translation>
    </message>
    <message>
        <source>last used %1</source>
        <translation>zuletzt benutzt %1</translation>
    </message>
    <message>
        <source>%1 of %2: %3, %4, %5</source>
        <translation>%1 von %2: %3, %4, %5</translation>
    </message>
    <message>
        <source>active</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>inactive</source>
        <translation>inaktiv</translation>
    </message>
    <message>
        <source>The key %1 of %2 is %3.</source>
        <translation>Der Schlüssel %1 von %2 ist %3.</translation>
    </message>
    <message>
        <source>%1 active keys are older than 90 days; the oldest, %2 of %3, is %4.</source>
        <translation>%1 aktive Schlüssel sind älter als 90 Tage; der älteste, %2 von %3, ist %4.</translation>
    </message>
    <message>
        <source>Access keys</source>
        <translation>Die Zugriffsschlüssel</translation>
    </message>
    <message>
        <source>The cloud does not tell how old %1 is.</source>
        <translation>Die Cloud sagt nicht, wie alt %1 ist.</translation>
    </message>
    <message>
        <source>Access keys: none</source>
        <translation>Zugriffsschlüssel: keine</translation>
    </message>
    <message>
        <source>There is no access key.</source>
        <translation>Es gibt keinen Zugriffsschlüssel.</translation>
    </message>
    <message>
        <source>No active key is older than 90 days.</source>
        <translation>Kein aktiver Schlüssel ist älter als 90 Tage.</translation>
    </message>
    <message>
        <source>Deactivate %1</source>
        <translation>%1 deaktivieren</translation>
    </message>
    <message>
        <source>Deactivate %1 old keys</source>
        <translation>%1 alte Schlüssel deaktivieren</translation>
    </message>
    <message>
        <source>Whatever uses %1 stops (%2). Give it a new key first: %3</source>
        <translation>Was %1 benutzt, hört auf (%2). Geben Sie ihm zuerst einen neuen Schlüssel: %3</translation>
    </message>
    <message>
        <source>An inactive key can be activated again. Delete it once nothing misses it.</source>
        <translation>Ein inaktiver Schlüssel lässt sich wieder aktivieren. Löschen Sie ihn, wenn ihn nichts vermisst.</translation>
    </message>
    <message>
        <source>The access keys were not read. Read again.</source>
        <translation>Die Zugriffsschlüssel wurden nicht gelesen. Lesen Sie neu.</translation>
    </message>
    <message>
        <source>Is every active access key at most 90 days old?</source>
        <translation>Ist jeder aktive Zugriffsschlüssel höchstens 90 Tage alt?</translation>
    </message>
    <message>
        <source>A key leaks in ways nobody sees: laptops, logs, old backups, people who left.
A key that is changed every 90 days is worth little to whoever finds the last one.</source>
        <translation>Ein Schlüssel entkommt auf Wegen, die niemand sieht: Laptops, Logs, alte Backups, Leute, die gingen.
Einer, der alle 90 Tage gewechselt wird, ist für den Finder des letzten wenig wert.</translation>
    </message>
    <message>
        <source>used %1</source>
        <translation>benutzt %1</translation>
    </message>
    <message>
        <source>use cannot be seen</source>
        <translation>Benutzung nicht zu sehen</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1 von %2: %3</translation>
    </message>
    <message>
        <source>access key</source>
        <translation>Zugriffsschlüssel</translation>
    </message>
    <message>
        <source>access keys</source>
        <translation>Zugriffsschlüssel</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Active and not used for 90 days: %1.</source>
        <translation>Aktiv und seit 90 Tagen nicht benutzt: %1.</translation>
    </message>
    <message>
        <source>Whether %1 is used cannot be seen.</source>
        <translation>Ob %1 benutzt wird, ist nicht zu sehen.</translation>
    </message>
    <message>
        <source>Every active key was used in the last 90 days.</source>
        <translation>Jeder aktive Schlüssel wurde in den letzten 90 Tagen benutzt.</translation>
    </message>
    <message>
        <source>Deactivate the keys that rest</source>
        <translation>Die ruhenden Schlüssel deaktivieren</translation>
    </message>
    <message>
        <source>No active key is known to rest for 90 days.</source>
        <translation>Von keinem aktiven Schlüssel ist bekannt, dass er seit 90 Tagen ruht.</translation>
    </message>
    <message>
        <source>Is every active access key in use?</source>
        <translation>Ist jeder aktive Zugriffsschlüssel in Gebrauch?</translation>
    </message>
    <message>
        <source>A key that nobody uses is missed by nobody when it is stolen.
Deactivate it; whoever needs it will say so.</source>
        <translation>Ein Schlüssel, den niemand benutzt, wird von niemandem vermisst, wenn er gestohlen ist.
Deaktivieren Sie ihn; wer ihn braucht, meldet sich.</translation>
    </message>
    <message>
        <source>KMS keys</source>
        <translation>Die KMS-Schlüssel</translation>
    </message>
    <message>
        <source>KMS keys: none</source>
        <translation>KMS-Schlüssel: keine</translation>
    </message>
    <message>
        <source>There is no KMS key in use, so secrets rest somewhere else.</source>
        <translation>Kein KMS-Schlüssel ist in Gebrauch, also liegen Geheimnisse woanders.</translation>
    </message>
    <message>
        <source>%1 can encrypt. Whether every secret is there is asked by secrets-place.</source>
        <translation>%1 kann verschlüsseln. Ob jedes Geheimnis dort ist, fragt secrets-place.</translation>
    </message>
    <message>
        <source>Create a KMS key</source>
        <translation>Einen KMS-Schlüssel anlegen</translation>
    </message>
    <message>
        <source>Name of the key</source>
        <translation>Name des Schlüssels</translation>
    </message>
    <message>
        <source>Then: echo -n &quot;$DATABASE_PASSWORD&quot; | cloudnx kms encrypt --key my-app-secrets &gt; db-pw.enc</source>
        <translation>Dann: echo -n &quot;$DATABASE_PASSWORD&quot; | cloudnx kms encrypt --key my-app-secrets &gt; db-pw.enc</translation>
    </message>
    <message>
        <source>And in the machine&apos;s start-up: DATABASE_PASSWORD=$(cloudnx kms decrypt &lt; db-pw.enc)</source>
        <translation>Und beim Start der Maschine: DATABASE_PASSWORD=$(cloudnx kms decrypt &lt; db-pw.enc)</translation>
    </message>
    <message>
        <source>Give the key a name, for example my-app-secrets.</source>
        <translation>Geben Sie dem Schlüssel einen Namen, zum Beispiel my-app-secrets.</translation>
    </message>
    <message>
        <source>Is there a KMS key for secrets?</source>
        <translation>Gibt es einen KMS-Schlüssel für Geheimnisse?</translation>
    </message>
    <message>
        <source>What stands in git or cloud-init is read by everybody who reads those.
Encrypted by KMS, a file may lie anywhere; who may decrypt it is decided by a policy and logged.</source>
        <translation>Was in git oder cloud-init steht, liest jeder, der diese liest.
Mit KMS verschlüsselt darf eine Datei überall liegen; wer sie entschlüsselt, regelt eine Policy, und es wird protokolliert.</translation>
    </message>
    <message>
        <source> through the assigned port %1</source>
        <translation> durch den zugewiesenen Port %1</translation>
    </message>
    <message>
        <source>%1: SSH%2 from %3, opened by the platform. It cannot be removed; whether a rule for 22 narrows it is not documented</source>
        <translation>%1: SSH%2 von %3, von der Plattform geöffnet. Es lässt sich nicht entfernen; ob eine Regel für 22 es enger macht, ist nicht dokumentiert</translation>
    </message>
    <message>
        <source>%1: %2 from %3, %4 %5</source>
        <translation>%1: %2 von %3, %4 %5</translation>
    </message>
    <message>
        <source>The internet reaches %1.</source>
        <translation>Das Internet erreicht %1.</translation>
    </message>
    <message>
        <source>Close %1 to the internet</source>
        <translation>%1 für das Internet schließen</translation>
    </message>
    <message>
        <source>Who has to reach %1 on %2 gets a rule of their own: %3 ADDRESS/32</source>
        <translation>Wer %1 auf %2 erreichen muss, bekommt eine eigene Regel: %3 ADDRESS/32</translation>
    </message>
    <message>
        <source>The rules of %1 are not known.</source>
        <translation>Die Regeln von %1 sind nicht bekannt.</translation>
    </message>
    <message>
        <source>Nothing but 80 and 443 is open to the internet, beside the platform&apos;s own SSH ports.</source>
        <translation>Außer 80 und 443 ist nichts für das Internet offen, neben den eigenen SSH-Ports der Plattform.</translation>
    </message>
    <message>
        <source>The firewall rules were not read. Read again.</source>
        <translation>Die Firewall-Regeln wurden nicht gelesen. Lesen Sie neu.</translation>
    </message>
    <message>
        <source>No rule opens a port but 80 and 443 to the internet.</source>
        <translation>Keine Regel öffnet einen anderen Port als 80 und 443 für das Internet.</translation>
    </message>
    <message>
        <source>Is nothing but 80 and 443 open to the internet?</source>
        <translation>Ist außer 80 und 443 nichts für das Internet offen?</translation>
    </message>
    <message>
        <source>Whatever the internet reaches is found within hours and tried all day, databases first.
Web ports are meant for everyone; everything else is for addresses you can name.</source>
        <translation>Was das Internet erreicht, wird in Stunden gefunden und den ganzen Tag probiert, Datenbanken zuerst.
Web-Ports sind für alle; alles andere ist für Adressen, die Sie nennen können.</translation>
    </message>
    <message>
        <source>%1 characters are enough (at least %2)</source>
        <translation>%1 Zeichen genügen (mindestens %2)</translation>
    </message>
    <message>
        <source>the last %1 passwords may not come back (at least %2)</source>
        <translation>die letzten %1 Passwörter dürfen nicht wiederkommen (mindestens %2)</translation>
    </message>
    <message>
        <source>The password policy</source>
        <translation>Die Passwortregeln</translation>
    </message>
    <message>
        <source>At least %1 characters; %2</source>
        <translation>Mindestens %1 Zeichen; %2</translation>
    </message>
    <message>
        <source>the last %1 may not come back</source>
        <translation>die letzten %1 dürfen nicht wiederkommen</translation>
    </message>
    <message>
        <source>old ones may come back</source>
        <translation>alte dürfen wiederkommen</translation>
    </message>
    <message>
        <source>The rules are weak: %1.</source>
        <translation>Die Regeln sind schwach: %1.</translation>
    </message>
    <message>
        <source>Passwords have at least %1 characters and do not come back.</source>
        <translation>Passwörter haben mindestens %1 Zeichen und kommen nicht wieder.</translation>
    </message>
    <message>
        <source>Ask for longer passwords</source>
        <translation>Längere Passwörter verlangen</translation>
    </message>
    <message>
        <source>It holds for the next password of each IAM user; those there are stay.</source>
        <translation>Es gilt für das nächste Passwort jedes IAM-Benutzers; die jetzigen bleiben.</translation>
    </message>
    <message>
        <source>The password policy is not known to be weak. Read again.</source>
        <translation>Dass die Passwortregeln schwach wären, ist nicht bekannt. Lesen Sie neu.</translation>
    </message>
    <message>
        <source>Do IAM users need long passwords?</source>
        <translation>Brauchen IAM-Benutzer lange Passwörter?</translation>
    </message>
    <message>
        <source>A short password is guessed from a stolen list of hashes within hours.
Length helps most: 14 characters, none of the last 24 again (CIS 1.8 and 1.9).</source>
        <translation>Ein kurzes Passwort wird aus einer gestohlenen Hash-Liste in Stunden erraten.
Länge hilft am meisten: 14 Zeichen, keines der letzten 24 wieder (CIS 1.8 und 1.9).</translation>
    </message>
    <message>
        <source>Buckets</source>
        <translation>Die Buckets</translation>
    </message>
    <message>
        <source>whether it is public is not told</source>
        <translation>ob er öffentlich ist, wird nicht gesagt</translation>
    </message>
    <message>
        <source>everybody may read it</source>
        <translation>jeder darf ihn lesen</translation>
    </message>
    <message>
        <source>Buckets: none</source>
        <translation>Buckets: keine</translation>
    </message>
    <message>
        <source>Everybody may read %1.</source>
        <translation>Jeder darf %1 lesen.</translation>
    </message>
    <message>
        <source>The cloud does not tell whether %1 is public.</source>
        <translation>Die Cloud sagt nicht, ob %1 öffentlich ist.</translation>
    </message>
    <message>
        <source>There is no bucket.</source>
        <translation>Es gibt keinen Bucket.</translation>
    </message>
    <message>
        <source>No bucket is public.</source>
        <translation>Kein Bucket ist öffentlich.</translation>
    </message>
    <message>
        <source>Make the buckets private</source>
        <translation>Die Buckets privat machen</translation>
    </message>
    <message>
        <source>What is meant for everybody is better waived than forgotten: cloudnx checklist waive public-buckets --reason TEXT --until DAY --by NAME</source>
        <translation>Was für alle gedacht ist, wird besser hingenommen als vergessen: cloudnx checklist waive public-buckets --reason TEXT --until DAY --by NAME</translation>
    </message>
    <message>
        <source>No bucket is known to be public.</source>
        <translation>Von keinem Bucket ist bekannt, dass er öffentlich ist.</translation>
    </message>
    <message>
        <source>Is every bucket private?</source>
        <translation>Ist jeder Bucket privat?</translation>
    </message>
    <message>
        <source>A public bucket is read by whoever guesses its name, and names are guessed all day.
What is meant for everybody is for a person to say.</source>
        <translation>Einen öffentlichen Bucket liest, wer seinen Namen errät, und Namen werden den ganzen Tag erraten.
Was für alle gedacht ist, sagt ein Mensch.</translation>
    </message>
    <message>
        <source>%1: %2 (%3) from %4</source>
        <translation>%1: %2 (%3) von %4</translation>
    </message>
    <message>
        <source>Public addresses reach the database on %1.</source>
        <translation>Öffentliche Adressen erreichen die Datenbank auf %1.</translation>
    </message>
    <message>
        <source>No rule lets a public address reach a database port</source>
        <translation>Keine Regel lässt eine öffentliche Adresse an einen Datenbank-Port</translation>
    </message>
    <message>
        <source>Only private addresses reach a database port.</source>
        <translation>Nur private Adressen erreichen einen Datenbank-Port.</translation>
    </message>
    <message>
        <source>Close the database ports to public addresses</source>
        <translation>Die Datenbank-Ports für öffentliche Adressen schließen</translation>
    </message>
    <message>
        <source>Let the application in by its private address: cloudnx firewall add %1 tcp %2 --cidr ADDRESS/32</source>
        <translation>Lassen Sie die Anwendung mit ihrer privaten Adresse herein: cloudnx firewall add %1 tcp %2 --cidr ADDRESS/32</translation>
    </message>
    <message>
        <source>No rule lets a public address reach a database port.</source>
        <translation>Keine Regel lässt eine öffentliche Adresse an einen Datenbank-Port.</translation>
    </message>
    <message>
        <source>Do only private addresses reach your databases?</source>
        <translation>Erreichen nur private Adressen Ihre Datenbanken?</translation>
    </message>
    <message>
        <source>A database that public addresses reach is tried all day, and one weak password opens all of it.
The application reaches it over the private network; nobody else has to.</source>
        <translation>Eine Datenbank, die öffentliche Adressen erreichen, wird den ganzen Tag probiert, und ein schwaches Passwort öffnet alles.
Die Anwendung erreicht sie über das private Netz; niemand sonst muss das.</translation>
    </message>
    <message>
        <source>a restore was tested</source>
        <translation>eine Wiederherstellung versucht wurde</translation>
    </message>
    <message>
        <source>Was a restore tried lately?</source>
        <translation>Wurde kürzlich eine Wiederherstellung versucht?</translation>
    </message>
    <message>
        <source>A backup that was never restored is an assumption, not a plan.
What you say here is believed for 90 days.</source>
        <translation>Ein nie zurückgespieltes Backup ist eine Annahme, kein Plan.
Was Sie hier sagen, gilt 90 Tage.</translation>
    </message>
    <message>
        <source>Restore the latest backup to a machine of its own, and look at what came back.</source>
        <translation>Spielen Sie das letzte Backup auf eine eigene Maschine zurück und sehen Sie, was wiederkam.</translation>
    </message>
    <message>
        <source>Then say so: cloudnx checklist attest restore-tested --by NAME</source>
        <translation>Dann sagen Sie es: cloudnx checklist attest restore-tested --by NAME</translation>
    </message>
    <message>
        <source>whether root may sign in by SSH is not told</source>
        <translation>ob Root sich über SSH anmelden darf, wird nicht gesagt</translation>
    </message>
    <message>
        <source>root may sign in by SSH, by password too</source>
        <translation>Root darf sich über SSH anmelden, auch mit Passwort</translation>
    </message>
    <message>
        <source>root may not sign in by SSH</source>
        <translation>Root darf sich nicht über SSH anmelden</translation>
    </message>
    <message>
        <source>root may sign in by SSH (%1)</source>
        <translation>Root darf sich über SSH anmelden (%1)</translation>
    </message>
    <message>
        <source>people use sudo from an account of their own, and no root session stays open</source>
        <translation>Menschen sudo aus einem eigenen Konto benutzen und keine Root-Sitzung offen bleibt</translation>
    </message>
    <message>
        <source>Every instance reports that root cannot sign in by SSH.</source>
        <translation>Jede Instanz meldet, dass Root sich nicht über SSH anmelden kann.</translation>
    </message>
    <message>
        <source>Root may sign in by SSH on %1.</source>
        <translation>Root darf sich auf %1 über SSH anmelden.</translation>
    </message>
    <message>
        <source>Does nobody work in a long-lived root session?</source>
        <translation>Arbeitet niemand in einer langen Root-Sitzung?</translation>
    </message>
    <message>
        <source>A root session that stays open does every mistake with every right, and leaves no name behind.
sudo from a regular account logs who did what.</source>
        <translation>Eine offene Root-Sitzung macht jeden Fehler mit jedem Recht und hinterlässt keinen Namen.
sudo aus einem gewöhnlichen Konto protokolliert, wer was tat.</translation>
    </message>
    <message>
        <source>On the machine: sudo adduser NAME &amp;&amp; sudo adduser NAME sudo</source>
        <translation>Auf der Maschine: sudo adduser NAME &amp;&amp; sudo adduser NAME sudo</translation>
    </message>
    <message>
        <source>Then in a file of its own: echo PermitRootLogin no | sudo tee /etc/ssh/sshd_config.d/00-cloudnx.conf</source>
        <translation>Dann in einer eigenen Datei: echo PermitRootLogin no | sudo tee /etc/ssh/sshd_config.d/00-cloudnx.conf</translation>
    </message>
    <message>
        <source>root (%1)</source>
        <translation>Root (%1)</translation>
    </message>
    <message>
        <source>%1: 2FA is on</source>
        <translation>%1: 2FA ist an</translation>
    </message>
    <message>
        <source> since %1</source>
        <translation> seit %1</translation>
    </message>
    <message>
        <source>; %1 left</source>
        <translation>; noch %1</translation>
    </message>
    <message>
        <source>IAM users: not known, so whether they use 2FA is not known either</source>
        <translation>IAM-Benutzer: nicht bekannt, also auch nicht, ob sie 2FA benutzen</translation>
    </message>
    <message>
        <source>IAM user %1: 2FA is off; only %1 can turn it on</source>
        <translation>IAM-Benutzer %1: 2FA ist aus; nur %1 kann es einschalten</translation>
    </message>
    <message>
        <source>IAM user %1: whether 2FA is on is not told</source>
        <translation>IAM-Benutzer %1: ob 2FA an ist, wird nicht gesagt</translation>
    </message>
    <message>
        <source>Who is signed in</source>
        <translation>Wer angemeldet ist</translation>
    </message>
    <message>
        <source>%1: 2FA is off</source>
        <translation>%1: 2FA ist aus</translation>
    </message>
    <message>
        <source>2FA is off for %1: the password alone signs in.</source>
        <translation>2FA ist aus für %1: Das Passwort allein meldet an.</translation>
    </message>
    <message>
        <source>The account says 2FA is on, your profile says it is off. Read again.</source>
        <translation>Das Konto sagt, 2FA ist an, Ihr Profil sagt, es ist aus. Lesen Sie neu.</translation>
    </message>
    <message>
        <source>2FA is on for %1.</source>
        <translation>2FA ist an für %1.</translation>
    </message>
    <message>
        <source>Turn on two-factor sign-in</source>
        <translation>Zwei-Faktor-Anmeldung einschalten</translation>
    </message>
    <message>
        <source>Have an authenticator app at hand: Google Authenticator, Authy, 1Password.</source>
        <translation>Halten Sie eine Authenticator-App bereit: Google Authenticator, Authy, 1Password.</translation>
    </message>
    <message>
        <source>Keep the backup codes where the phone is not. They are shown once.</source>
        <translation>Bewahren Sie die Backup-Codes dort auf, wo das Telefon nicht ist. Sie werden einmal gezeigt.</translation>
    </message>
    <message>
        <source>Is two-factor sign-in on for you?</source>
        <translation>Ist die Zwei-Faktor-Anmeldung für Sie an?</translation>
    </message>
    <message>
        <source>A password alone can be guessed, reused or phished.
With a code from your phone, a stolen password is not enough to take the account.</source>
        <translation>Ein Passwort allein kann erraten, wiederverwendet oder abgefischt werden.
Mit einem Code vom Telefon genügt ein gestohlenes Passwort nicht, um das Konto zu nehmen.</translation>
    </message>
    <message>
        <source>no secret stands in git, in shell history or in plain text files, and it is written down where they live</source>
        <translation>kein Geheimnis in git, im Shell-Verlauf oder in Textdateien steht und aufgeschrieben ist, wo sie liegen</translation>
    </message>
    <message>
        <source>Are secrets kept out of git, shell history and plain files?</source>
        <translation>Stehen Geheimnisse nicht in git, im Shell-Verlauf oder in Textdateien?</translation>
    </message>
    <message>
        <source>A secret in a repository is known to everybody who ever cloned it, for ever.
Say where secrets live, so that the next person looks there.</source>
        <translation>Ein Geheimnis in einem Repository kennt jeder, der es je geklont hat, für immer.
Sagen Sie, wo Geheimnisse liegen, damit der Nächste dort nachsieht.</translation>
    </message>
    <message>
        <source>Look through your repositories, for example with: git log -p -S password</source>
        <translation>Sehen Sie Ihre Repositorys durch, zum Beispiel mit: git log -p -S password</translation>
    </message>
    <message>
        <source>Move what you find to KMS, and change it: it is known by now.</source>
        <translation>Bringen Sie, was Sie finden, in KMS, und ändern Sie es: Es ist inzwischen bekannt.</translation>
    </message>
    <message>
        <source>Volumes</source>
        <translation>Die Volumes</translation>
    </message>
    <message>
        <source>%1: SSH through port %2</source>
        <translation>%1: SSH über Port %2</translation>
    </message>
    <message>
        <source>%1: its SSH port is not told</source>
        <translation>%1: der SSH-Port wird nicht genannt</translation>
    </message>
    <message>
        <source>Instances: none</source>
        <translation>Instanzen: keine</translation>
    </message>
    <message>
        <source>%1 has a low SSH port, or one that another instance has too.</source>
        <translation>%1 hat einen niedrigen SSH-Port oder einen, den auch eine andere Instanz hat.</translation>
    </message>
    <message>
        <source>The SSH port of %1 is not told.</source>
        <translation>Der SSH-Port von %1 wird nicht genannt.</translation>
    </message>
    <message>
        <source>There is no instance.</source>
        <translation>Es gibt keine Instanz.</translation>
    </message>
    <message>
        <source>Every instance has a port of its own, 30000 or above, as the provider states.</source>
        <translation>Jede Instanz hat einen eigenen Port ab 30000, wie der Anbieter es angibt.</translation>
    </message>
    <message>
        <source>Has each instance an SSH port of its own, high up?</source>
        <translation>Hat jede Instanz einen eigenen, hohen SSH-Port?</translation>
    </message>
    <message>
        <source>The provider forwards a random high port to each machine, which keeps most scans away.
It is no lock: whoever looks at every port finds it.</source>
        <translation>Der Anbieter leitet jeder Maschine einen zufälligen hohen Port zu; das hält die meisten Scans fern.
Ein Schloss ist es nicht: Wer alle Ports ansieht, findet ihn.</translation>
    </message>
    <message>
        <source>This is the platform&apos;s to mend: write to its support, with the name of the instance.</source>
        <translation>Das muss die Plattform beheben: Schreiben Sie dem Support, mit dem Namen der Instanz.</translation>
    </message>
    <message>
        <source>offers %1 to %2</source>
        <translation>bietet %2 %1 an</translation>
    </message>
    <message>
        <source>lets %1 in without anything</source>
        <translation>lässt %1 ohne alles herein</translation>
    </message>
    <message>
        <source>, which may ask for a password</source>
        <translation>, das nach einem Passwort fragen kann</translation>
    </message>
    <message>
        <source>reported by the instance: PasswordAuthentication %1, KbdInteractiveAuthentication %2</source>
        <translation>von der Instanz gemeldet: PasswordAuthentication %1, KbdInteractiveAuthentication %2</translation>
    </message>
    <message>
        <source>the instance did not report its SSH settings</source>
        <translation>die Instanz hat ihre SSH-Einstellungen nicht gemeldet</translation>
    </message>
    <message>
        <source>reported by the instance: no passwords</source>
        <translation>von der Instanz gemeldet: keine Passwörter</translation>
    </message>
    <message>
        <source>SSH takes a password on %1.</source>
        <translation>SSH nimmt auf %1 ein Passwort an.</translation>
    </message>
    <message>
        <source>Whether SSH takes a password is not known of %1.</source>
        <translation>Ob SSH ein Passwort annimmt, ist nicht bekannt von %1.</translation>
    </message>
    <message>
        <source>SSH takes no password on any instance.</source>
        <translation>SSH nimmt auf keiner Instanz ein Passwort an.</translation>
    </message>
    <message>
        <source>Turn SSH passwords off</source>
        <translation>SSH-Passwörter abschalten</translation>
    </message>
    <message>
        <source>On %1, with a second session open: sudo sed -i &apos;s/^#*PasswordAuthentication.*/PasswordAuthentication no/&apos; /etc/ssh/sshd_config</source>
        <translation>Auf %1, mit einer zweiten offenen Sitzung: sudo sed -i &apos;s/^#*PasswordAuthentication.*/PasswordAuthentication no/&apos; /etc/ssh/sshd_config</translation>
    </message>
    <message>
        <source>Drop-in files win over that line: grep -ril &apos;^ *\(password\|kbdinteractive\)authentication *yes&apos; /etc/ssh/sshd_config.d/ and change those too</source>
        <translation>Drop-in-Dateien gewinnen gegen diese Zeile: grep -ril &apos;^ *\(password\|kbdinteractive\)authentication *yes&apos; /etc/ssh/sshd_config.d/ und auch diese ändern</translation>
    </message>
    <message>
        <source>Ask sshd what it really uses; both have to say no: sudo sshd -T | grep -E &apos;^(passwordauthentication|kbdinteractiveauthentication)&apos;</source>
        <translation>Fragen Sie sshd, was es wirklich benutzt; beide müssen no sagen: sudo sshd -T | grep -E &apos;^(passwordauthentication|kbdinteractiveauthentication)&apos;</translation>
    </message>
    <message>
        <source>Does SSH take keys only, no passwords?</source>
        <translation>Nimmt SSH nur Schlüssel an, keine Passwörter?</translation>
    </message>
    <message>
        <source>Passwords are tried on every SSH port all day; a key cannot be guessed.
The port says itself what it takes, before anybody signs in.</source>
        <translation>Passwörter werden an jedem SSH-Port den ganzen Tag probiert; ein Schlüssel ist nicht zu erraten.
Der Port sagt selbst, was er annimmt, bevor sich jemand anmeldet.</translation>
    </message>
    <message>
        <source>%1: SSH from %2 by the platform&apos;s own rule, which cannot be removed</source>
        <translation>%1: SSH von %2 durch die eigene Regel der Plattform, die sich nicht entfernen lässt</translation>
    </message>
    <message>
        <source>%1: SSH from %2</source>
        <translation>%1: SSH von %2</translation>
    </message>
    <message>
        <source>SSH is open by a rule, and nobody has told from where you manage: cloudnx firewall ranges set --cidr RANGE.</source>
        <translation>SSH ist durch eine Regel offen, und niemand hat gesagt, von wo aus Sie verwalten: cloudnx firewall ranges set --cidr RANGE.</translation>
    </message>
    <message>
        <source>SSH on %1 is open to addresses that are not yours.</source>
        <translation>SSH auf %1 ist für Adressen offen, die nicht Ihre sind.</translation>
    </message>
    <message>
        <source>No rule beside the platform&apos;s own lets strangers reach SSH</source>
        <translation>Keine Regel außer der der Plattform lässt Fremde an SSH</translation>
    </message>
    <message>
        <source>No rule of yours lets strangers reach SSH, but the platform&apos;s own rule lets everyone reach %1 through its assigned port; whether a rule for 22 narrows it is not documented.</source>
        <translation>Keine Ihrer Regeln lässt Fremde an SSH, aber die eigene Regel der Plattform lässt alle über den zugewiesenen Port an %1; ob eine Regel für 22 das enger macht, ist nicht dokumentiert.</translation>
    </message>
    <message>
        <source>No rule lets strangers reach SSH.</source>
        <translation>Keine Regel lässt Fremde an SSH.</translation>
    </message>
    <message>
        <source>Keep SSH to your own ranges</source>
        <translation>SSH auf Ihre eigenen Bereiche beschränken</translation>
    </message>
    <message>
        <source>Does SSH answer only your own ranges?</source>
        <translation>Antwortet SSH nur Ihren eigenen Bereichen?</translation>
    </message>
    <message>
        <source>Whoever reaches SSH may try passwords and next year&apos;s flaws against it.
Your office and your VPN are enough; everybody else needs no door there.</source>
        <translation>Wer SSH erreicht, kann Passwörter und die Lücken von morgen daran probieren.
Ihr Büro und Ihr VPN genügen; niemand sonst braucht dort eine Tür.</translation>
    </message>
    <message>
        <source>%1 of %2 do not tell whether they are stateful</source>
        <translation>%1 von %2 sagen nicht, ob sie zustandsbehaftet sind</translation>
    </message>
    <message>
        <source>%1 is stateless: answers need rules of their own, which then let others in.</source>
        <translation>%1 ist zustandslos: Antworten brauchen eigene Regeln, die dann auch andere hereinlassen.</translation>
    </message>
    <message>
        <source>There is no firewall group.</source>
        <translation>Es gibt keine Firewall-Gruppe.</translation>
    </message>
    <message>
        <source>Every set of rules is stateful.</source>
        <translation>Jeder Regelsatz ist zustandsbehaftet.</translation>
    </message>
    <message>
        <source>The cloud does not tell whether the rules are stateful.</source>
        <translation>Die Cloud sagt nicht, ob die Regeln zustandsbehaftet sind.</translation>
    </message>
    <message>
        <source>The provider states that rules are stateful; the API does not show it.</source>
        <translation>Der Anbieter gibt an, dass Regeln zustandsbehaftet sind; die API zeigt es nicht.</translation>
    </message>
    <message>
        <source>Are the firewall rules stateful?</source>
        <translation>Sind die Firewall-Regeln zustandsbehaftet?</translation>
    </message>
    <message>
        <source>A stateful firewall lets answers back in by itself.
A stateless one needs wide rules for that, which let others in as well.</source>
        <translation>Eine zustandsbehaftete Firewall lässt Antworten von selbst zurück.
Eine zustandslose braucht dafür weite Regeln, die auch andere hereinlassen.</translation>
    </message>
    <message>
        <source>Make a stateful group, attach it instead, then delete the stateless one.</source>
        <translation>Legen Sie eine zustandsbehaftete Gruppe an, weisen Sie sie stattdessen zu, und löschen Sie dann die zustandslose.</translation>
    </message>
    <message>
        <source>Every endpoint speaks TLS 1.2 or newer, with a right chain and name.</source>
        <translation>Jeder Endpunkt spricht TLS 1.2 oder neuer, mit richtiger Kette und richtigem Namen.</translation>
    </message>
    <message>
        <source>Do your endpoints speak TLS rightly?</source>
        <translation>Sprechen Ihre Endpunkte richtiges TLS?</translation>
    </message>
    <message>
        <source>An old version, a wrong name or a broken chain teaches your users to click warnings away.
Only from outside is seen what they see.</source>
        <translation>Eine alte Version, ein falscher Name oder eine gebrochene Kette lehrt Ihre Nutzer, Warnungen wegzuklicken.
Nur von außen sieht man, was sie sehen.</translation>
    </message>
    <message>
        <source>Let&apos;s Encrypt gives certificates without charge: sudo certbot --nginx -d NAME</source>
        <translation>Let&apos;s Encrypt gibt kostenlose Zertifikate: sudo certbot --nginx -d NAME</translation>
    </message>
    <message>
        <source>Old versions are switched off in the server: ssl_protocols TLSv1.2 TLSv1.3;</source>
        <translation>Alte Versionen schaltet man im Server ab: ssl_protocols TLSv1.2 TLSv1.3;</translation>
    </message>
    <message>
        <source>Send the whole chain: fullchain.pem, not cert.pem.</source>
        <translation>Senden Sie die ganze Kette: fullchain.pem, nicht cert.pem.</translation>
    </message>
    <message>
        <source>2FA is off, so there is no seed to read.</source>
        <translation>2FA ist aus, also ist kein Seed zu lesen.</translation>
    </message>
    <message>
        <source>Who may read the seed of your codes?</source>
        <translation>Wer darf den Seed Ihrer Codes lesen?</translation>
    </message>
    <message>
        <source>whether updates come by themselves is not told</source>
        <translation>ob Updates von selbst kommen, wird nicht gesagt</translation>
    </message>
    <message>
        <source>, %1 security updates wait</source>
        <translation>, %1 Sicherheits-Updates warten</translation>
    </message>
    <message>
        <source>updates come by themselves</source>
        <translation>Updates kommen von selbst</translation>
    </message>
    <message>
        <source>updates do not come by themselves</source>
        <translation>Updates kommen nicht von selbst</translation>
    </message>
    <message>
        <source>security updates are installed by themselves, or by hand on a day that is written down</source>
        <translation>Sicherheits-Updates von selbst eingespielt werden, oder von Hand an einem Tag, der aufgeschrieben ist</translation>
    </message>
    <message>
        <source>Every instance reports that security updates come by themselves.</source>
        <translation>Jede Instanz meldet, dass Sicherheits-Updates von selbst kommen.</translation>
    </message>
    <message>
        <source>Security updates do not come by themselves on %1.</source>
        <translation>Sicherheits-Updates kommen nicht von selbst auf %1.</translation>
    </message>
    <message>
        <source>Do security updates come by themselves?</source>
        <translation>Kommen Sicherheits-Updates von selbst?</translation>
    </message>
    <message>
        <source>Security updates fix flaws that others know by then and try on every machine.
Installed by hand they wait for the day that somebody thinks of them.</source>
        <translation>Sicherheits-Updates schließen Lücken, die andere dann kennen und an jeder Maschine probieren.
Von Hand warten sie auf den Tag, an dem jemand daran denkt.</translation>
    </message>
    <message>
        <source>On the machine: sudo apt -y install unattended-upgrades &amp;&amp; sudo dpkg-reconfigure --priority=low unattended-upgrades</source>
        <translation>Auf der Maschine: sudo apt -y install unattended-upgrades &amp;&amp; sudo dpkg-reconfigure --priority=low unattended-upgrades</translation>
    </message>
    <message>
        <source>Look once by hand: sudo apt update &amp;&amp; sudo apt -y upgrade</source>
        <translation>Einmal von Hand ansehen: sudo apt update &amp;&amp; sudo apt -y upgrade</translation>
    </message>
    <message>
        <source>line %1: %2 %3</source>
        <translation>Zeile %1: %2 %3</translation>
    </message>
    <message>
        <source>, an active key of %1</source>
        <translation>, ein aktiver Schlüssel von %1</translation>
    </message>
    <message>
        <source>, an inactive key of %1</source>
        <translation>, ein inaktiver Schlüssel von %1</translation>
    </message>
    <message>
        <source>%1: user-data may not be read</source>
        <translation>%1: User-data darf nicht gelesen werden</translation>
    </message>
    <message>
        <source>no user-data</source>
        <translation>keine User-data</translation>
    </message>
    <message>
        <source>no secret seen</source>
        <translation>kein Geheimnis gesehen</translation>
    </message>
    <message>
        <source>Deactivate the key, it is known to others by now: %1</source>
        <translation>Deaktivieren Sie den Schlüssel, er ist inzwischen anderen bekannt: %1</translation>
    </message>
    <message>
        <source>Let %1 act without a key (workload identity): cloudnx iam principal create --crn crn:cloudnx:compute:%2:%3:instance/%4 --policy POLICY</source>
        <translation>Lassen Sie %1 ohne Schlüssel handeln (Workload-Identität): cloudnx iam principal create --crn crn:cloudnx:compute:%2:%3:instance/%4 --policy POLICY</translation>
    </message>
    <message>
        <source>Change the secret where it is used; it is known to others by now.</source>
        <translation>Ändern Sie das Geheimnis dort, wo es benutzt wird; es ist inzwischen anderen bekannt.</translation>
    </message>
    <message>
        <source>Keep the new one in KMS: %1</source>
        <translation>Das neue in KMS aufbewahren: %1</translation>
    </message>
    <message>
        <source>echo -n &quot;$SECRET&quot; | %1 &gt; secret.enc</source>
        <translation>echo -n &quot;$SECRET&quot; | %1 &gt; secret.enc</translation>
    </message>
    <message>
        <source>In the machine&apos;s start-up: SECRET=$(cloudnx kms decrypt &lt; secret.enc)</source>
        <translation>Beim Start der Maschine: SECRET=$(cloudnx kms decrypt &lt; secret.enc)</translation>
    </message>
    <message>
        <source>Launch %1 anew without these lines. The old user-data stays in the platform&apos;s metadata and in the machine&apos;s journal.</source>
        <translation>Starten Sie %1 neu aus einem Image ohne diese Zeilen. Die alten User-data bleiben in den Metadaten der Plattform und im Journal der Maschine.</translation>
    </message>
    <message>
        <source>A secret stands in the user-data of %1.</source>
        <translation>In den User-data von %1 steht ein Geheimnis.</translation>
    </message>
    <message>
        <source>The user-data of %1 may not be read.</source>
        <translation>Die User-data von %1 dürfen nicht gelesen werden.</translation>
    </message>
    <message>
        <source>No known form of a secret was seen in user-data.</source>
        <translation>In User-data war keine bekannte Form eines Geheimnisses zu sehen.</translation>
    </message>
    <message>
        <source>Take the secret out of user-data</source>
        <translation>Das Geheimnis aus den User-data nehmen</translation>
    </message>
    <message>
        <source>Is user-data free of secrets?</source>
        <translation>Sind User-data frei von Geheimnissen?</translation>
    </message>
    <message>
        <source>User-data ends up in the platform&apos;s metadata, the machine&apos;s journal and its logs.
A key or password in it is readable by every program on the machine and whoever reads those.</source>
        <translation>User-data landen in den Metadaten der Plattform, im Journal der Maschine und in ihren Logs.
Ein Schlüssel oder Passwort darin liest jedes Programm der Maschine und jeder, der diese liest.</translation>
    </message>
    <message>
        <source>IAM users: %1</source>
        <translation>IAM-Benutzer: %1</translation>
    </message>
    <message>
        <source>There is no IAM user yet; see iam-user.</source>
        <translation>Es gibt noch keinen IAM-Benutzer; siehe iam-user.</translation>
    </message>
    <message>
        <source>each IAM user is one person or one automation</source>
        <translation>jeder IAM-Benutzer ein Mensch oder eine Automatik ist</translation>
    </message>
    <message>
        <source>Has each person and each automation an IAM user of its own?</source>
        <translation>Hat jeder Mensch und jede Automatik einen eigenen IAM-Benutzer?</translation>
    </message>
    <message>
        <source>Who shares a user shares its password, and the log cannot tell who did what.
One user each can be limited, and taken away, without hurting the others.</source>
        <translation>Wer einen Benutzer teilt, teilt sein Passwort, und das Log kann nicht sagen, wer was tat.
Je einer lässt sich beschränken und wegnehmen, ohne den anderen zu schaden.</translation>
    </message>
    <message>
        <source>whether 2FA is on is not told</source>
        <translation>ob 2FA an ist, wird nicht gesagt</translation>
    </message>
    <message>
        <source>2FA is on</source>
        <translation>2FA ist an</translation>
    </message>
    <message>
        <source>2FA is off</source>
        <translation>2FA ist aus</translation>
    </message>
    <message>
        <source>2FA is off; whether it has a password is not told</source>
        <translation>2FA ist aus; ob es ein Passwort gibt, wird nicht gesagt</translation>
    </message>
    <message>
        <source>A password alone signs in %1.</source>
        <translation>Ein Passwort allein meldet %1 an.</translation>
    </message>
    <message>
        <source>Whether %1 uses 2FA is not known.</source>
        <translation>Ob %1 2FA benutzt, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Every IAM user who signs in by password uses 2FA.</source>
        <translation>Jeder IAM-Benutzer, der sich mit Passwort anmeldet, benutzt 2FA.</translation>
    </message>
    <message>
        <source>Turn on 2FA for each user</source>
        <translation>2FA für jeden Benutzer einschalten</translation>
    </message>
    <message>
        <source>Only %1 can turn it on: cloudnx login, then cloudnx mfa enable</source>
        <translation>Nur %1 kann es einschalten: cloudnx login, dann cloudnx mfa enable</translation>
    </message>
    <message>
        <source>If %1 needs no password: %2</source>
        <translation>Wenn %1 kein Passwort braucht: %2</translation>
    </message>
    <message>
        <source>Does every IAM user with a password use 2FA?</source>
        <translation>Benutzt jeder IAM-Benutzer mit Passwort 2FA?</translation>
    </message>
    <message>
        <source>Your own 2FA does not help when a colleague&apos;s password is phished.
Users without a password need none: they sign by key.</source>
        <translation>Ihr eigenes 2FA hilft nicht, wenn das Passwort eines Kollegen abgefischt wird.
Benutzer ohne Passwort brauchen keines: Sie unterschreiben mit Schlüssel.</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>nicht gesagt</translation>
    </message>
    <message>
        <source>encrypted, as the cloud says</source>
        <translation>verschlüsselt, wie die Cloud sagt</translation>
    </message>
    <message>
        <source>not encrypted</source>
        <translation>nicht verschlüsselt</translation>
    </message>
    <message>
        <source>Volumes: none</source>
        <translation>Volumes: keine</translation>
    </message>
    <message>
        <source>%1 is not encrypted.</source>
        <translation>%1 ist nicht verschlüsselt.</translation>
    </message>
    <message>
        <source>The cloud does not tell whether %1 is encrypted.</source>
        <translation>Die Cloud sagt nicht, ob %1 verschlüsselt ist.</translation>
    </message>
    <message>
        <source>There is no volume.</source>
        <translation>Es gibt kein Volume.</translation>
    </message>
    <message>
        <source>The cloud says that every volume is encrypted.</source>
        <translation>Die Cloud sagt, dass jedes Volume verschlüsselt ist.</translation>
    </message>
    <message>
        <source>Is every volume encrypted at rest?</source>
        <translation>Ist jedes Volume im Ruhezustand verschlüsselt?</translation>
    </message>
    <message>
        <source>A disk that leaves the data centre takes everything on it along.
Encrypted at rest, it is worth nothing without the key.</source>
        <translation>Eine Platte, die das Rechenzentrum verlässt, nimmt alles mit.
Verschlüsselt ist sie ohne den Schlüssel nichts wert.</translation>
    </message>
    <message>
        <source>A volume cannot be encrypted in place. Make one of an encrypted type, copy the data, attach it instead, and delete the old one.</source>
        <translation>Ein Volume lässt sich nicht an Ort und Stelle verschlüsseln. Legen Sie eines eines verschlüsselten Typs an, kopieren Sie die Daten, hängen Sie es stattdessen an, und löschen Sie das alte.</translation>
    </message>
    <message>
        <source>On OpenStack: openstack volume type list --encryption-type, then openstack volume create --type TYPE --size GB NAME</source>
        <translation>Auf OpenStack: openstack volume type list --encryption-type, dann openstack volume create --type TYPE --size GB NAME</translation>
    </message>
    <message>
        <source>Workload identity</source>
        <translation>Workload-Identität</translation>
    </message>
    <message>
        <source>user has an active key</source>
        <translation>Benutzer hat einen aktiven Schlüssel</translation>
    </message>
    <message>
        <source>users have active keys</source>
        <translation>Benutzer haben aktive Schlüssel</translation>
    </message>
    <message>
        <source>workload identity</source>
        <translation>Workload-Identität</translation>
    </message>
    <message>
        <source>workload identities</source>
        <translation>Workload-Identitäten</translation>
    </message>
    <message>
        <source>There is no active access key, so no machine uses one.</source>
        <translation>Es gibt keinen aktiven Zugriffsschlüssel, also benutzt keine Maschine einen.</translation>
    </message>
    <message>
        <source>The audit log, which shows where keys are used</source>
        <translation>Das Audit-Log, das zeigt, wo Schlüssel benutzt werden,</translation>
    </message>
    <message>
        <source>%1 acts from %2, one of your instances</source>
        <translation>%1 handelt von %2 aus, einer Ihrer Instanzen</translation>
    </message>
    <message>
        <source>A long-lived key is used on a machine that could do without: %1.</source>
        <translation>Ein dauerhafter Schlüssel wird auf einer Maschine benutzt, die ohne könnte: %1.</translation>
    </message>
    <message>
        <source>Not all of the last week&apos;s events were read.</source>
        <translation>Nicht alle Ereignisse der letzten Woche wurden gelesen.</translation>
    </message>
    <message>
        <source>Let the machine act by its own identity</source>
        <translation>Die Maschine mit eigener Identität handeln lassen</translation>
    </message>
    <message>
        <source>In the machine, take the short-lived token from 169.254.169.254, and delete the key once nothing uses it.</source>
        <translation>Nehmen Sie in der Maschine das kurzlebige Token von 169.254.169.254, und löschen Sie den Schlüssel, wenn ihn nichts mehr benutzt.</translation>
    </message>
    <message>
        <source>Do your machines act without long-lived keys?</source>
        <translation>Handeln Ihre Maschinen ohne dauerhafte Schlüssel?</translation>
    </message>
    <message>
        <source>A key on a machine is readable by every program there and in every backup of it.
A workload identity is a token for minutes, given to that machine alone.</source>
        <translation>Einen Schlüssel auf einer Maschine liest jedes Programm dort und jedes Backup davon.
Eine Workload-Identität ist ein Token für Minuten, allein für diese Maschine.</translation>
    </message>
    <message>
        <source>The configuration was never saved from here</source>
        <translation>Die Konfiguration wurde von hier aus nie gespeichert</translation>
    </message>
    <message>
        <source>the configuration is written down elsewhere</source>
        <translation>die Konfiguration anderswo aufgeschrieben ist</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Gespeichert %1</translation>
    </message>
    <message>
        <source>Is the configuration written down?</source>
        <translation>Ist die Konfiguration aufgeschrieben?</translation>
    </message>
    <message>
        <source>Whoever mends this at three in the morning needs to know what it was like before.
Groups and rules, host firewall, SSH, updates, services and where secrets live, on one page.</source>
        <translation>Wer das um drei Uhr nachts repariert, muss wissen, wie es vorher war.
Gruppen und Regeln, Firewall der Maschine, SSH, Updates, Dienste und wo Geheimnisse liegen, auf einer Seite.</translation>
    </message>
    <message>
        <source>Fails</source>
        <translation>Nicht in Ordnung</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>Looked at, and right</source>
        <translation>Angesehen und richtig</translation>
    </message>
    <message>
        <source>Attested by people</source>
        <translation>Von Menschen bezeugt</translation>
    </message>
    <message>
        <source>Stated by the provider, not checked</source>
        <translation>Vom Anbieter angegeben, nicht geprüft</translation>
    </message>
    <message>
        <source>Not offered by this cloud</source>
        <translation>Bietet diese Cloud nicht</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>kritisch</translation>
    </message>
    <message>
        <source>high</source>
        <translation>hoch</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>mittel</translation>
    </message>
    <message>
        <source>low</source>
        <translation>niedrig</translation>
    </message>
    <message>
        <source>Account %1, profile %2, %3</source>
        <translation>Konto %1, Profil %2, %3</translation>
    </message>
    <message>
        <source>Score: %1 % as it is, %2 % with waivers</source>
        <translation>Wertung: %1 % so, wie es ist, %2 % mit Ausnahmen</translation>
    </message>
    <message>
        <source>Waived by %1 until %2: %3</source>
        <translation>Hingenommen von %1 bis %2: %3</translation>
    </message>
    <message>
        <source>Evidence (%1)</source>
        <translation>Belege (%1)</translation>
    </message>
    <message>
        <source>read %1</source>
        <translation>gelesen %1</translation>
    </message>
    <message>
        <source>SHA-256 of what was read</source>
        <translation>SHA-256 des Gelesenen</translation>
    </message>
    <message>
        <source>Security checklist</source>
        <translation>Sicherheits-Checkliste</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>en</source>
        <extracomment>The code of this language, as HTML&apos;s lang has it.</extracomment>
        <translation>de</translation>
    </message>
    <message>
        <source>no report of the last 7 days</source>
        <translation>kein Bericht der letzten 7 Tage</translation>
    </message>
    <message>
        <source>%1, reported by the instance: %2</source>
        <translation>%1, von der Instanz gemeldet: %2</translation>
    </message>
    <message>
        <source>%1: not read yet.</source>
        <translation>%1: noch nicht gelesen.</translation>
    </message>
    <message>
        <source>%1: not offered by this cloud.</source>
        <translation>%1: bietet diese Cloud nicht.</translation>
    </message>
    <message>
        <source>%1: you may not read it. %2</source>
        <translation>%1: dürfen Sie nicht lesen. %2</translation>
    </message>
    <message>
        <source>%1: could not be read. %2</source>
        <translation>%1: nicht lesbar. %2</translation>
    </message>
    <message>
        <source>There are more; this line reads them.</source>
        <translation>Es gibt mehr; diese Zeile liest sie.</translation>
    </message>
    <message>
        <source>%1 But %2%3</source>
        <translation>%1 Aber: %2%3</translation>
    </message>
    <message>
        <source>Nobody has said that %1</source>
        <translation>Niemand hat gesagt, dass %1</translation>
    </message>
    <message>
        <source>No cloud shows it, and nobody has said that %1.</source>
        <translation>Keine Cloud zeigt es, und niemand hat gesagt, dass %1.</translation>
    </message>
    <message>
        <source>%1 said on %2 that %3%4</source>
        <translation>%1 sagte am %2, dass %3%4</translation>
    </message>
    <message>
        <source>%1 said so on %2; that was good until %3. Say it again.</source>
        <translation>%1 sagte das am %2; es galt bis %3. Sagen Sie es neu.</translation>
    </message>
    <message>
        <source>%1 said so on %2, but not of %3.</source>
        <translation>%1 sagte das am %2, aber nicht von %3.</translation>
    </message>
    <message>
        <source>%1 said so on %2; good until %3.</source>
        <translation>%1 sagte das am %2; gilt bis %3.</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 mehr</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>The provider states it; it cannot be checked from outside.</source>
        <translation>Der Anbieter gibt es an; von außen ist es nicht zu prüfen.</translation>
    </message>
    <message>
        <source>two</source>
        <translation>zwei</translation>
    </message>
    <message>
        <source>three</source>
        <translation>drei</translation>
    </message>
    <message>
        <source>its certificate has expired</source>
        <translation>das Zertifikat ist abgelaufen</translation>
    </message>
    <message>
        <source>its certificate is not valid yet</source>
        <translation>das Zertifikat gilt noch nicht</translation>
    </message>
    <message>
        <source>its certificate is signed by nobody else</source>
        <translation>das Zertifikat ist von niemand anderem unterschrieben</translation>
    </message>
    <message>
        <source>it does not send the certificates between its own and the root</source>
        <translation>es sendet die Zertifikate zwischen seinem und der Wurzel nicht</translation>
    </message>
    <message>
        <source>its certificate is not trusted (%1)</source>
        <translation>dem Zertifikat wird nicht vertraut (%1)</translation>
    </message>
    <message>
        <source>its certificate is for %1</source>
        <translation>das Zertifikat ist für %1</translation>
    </message>
    <message>
        <source>no name</source>
        <translation>keinen Namen</translation>
    </message>
    <message>
        <source>it speaks %1</source>
        <translation>es spricht %1</translation>
    </message>
    <message>
        <source>chain and name are right</source>
        <translation>Kette und Name sind richtig</translation>
    </message>
    <message>
        <source>The operator can close it: a policy for identity:get_credential that asks for an administrator. Ask for it.</source>
        <translation>Der Betreiber kann es schließen: eine Policy für identity:get_credential, die einen Administrator verlangt. Bitten Sie darum.</translation>
    </message>
    <message>
        <source>%1 by %2 at %3</source>
        <translation>%1 durch %2 um %3</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 um %2</translation>
    </message>
    <message>
        <source>old passwords may come back (not the last %1)</source>
        <translation>alte Passwörter dürfen wiederkommen (nicht die letzten %1)</translation>
    </message>
    <message>
        <source>not asked; allow it: %1</source>
        <translation>nicht gefragt; erlauben: %1</translation>
    </message>
    <message>
        <source>Tell from where you manage: cloudnx firewall ranges set --cidr RANGE</source>
        <translation>Sagen, von wo aus verwaltet wird: cloudnx firewall ranges set --cidr BEREICH</translation>
    </message>
    <message>
        <source>no long-lived key lies on your instances</source>
        <translation>kein langlebiger Schlüssel auf den Instanzen liegt</translation>
    </message>
    <message>
        <source>For %1: %2</source>
        <translation>Für %1: %2</translation>
    </message>
    <message>
        <source>Look on each machine for a key: grep -r CLOUDNX_ /etc /root /home --include=&apos;*.env&apos; -l, and say so when there is none: cloudnx checklist attest workload-identity --by NAME</source>
        <translation>Auf jeder Maschine nach einem Schlüssel suchen: grep -r CLOUDNX_ /etc /root /home --include=&apos;*.env&apos; -l, und wenn keiner da ist, es sagen: cloudnx checklist attest workload-identity --by NAME</translation>
    </message>
    <message>
        <source>It has changed since it was written down on %1.</source>
        <translation>Sie hat sich geändert, seit sie am %1 aufgeschrieben wurde.</translation>
    </message>
    <message>
        <source>What was written down %1 is as it is now.</source>
        <translation>Was %1 aufgeschrieben wurde, ist noch so.</translation>
    </message>
    <message>
        <source>It is not what was written down on %1; this cloud does not offer all of that.</source>
        <translation>Sie ist nicht, was am %1 aufgeschrieben wurde; nicht alles davon bietet diese Cloud an.</translation>
    </message>
    <message>
        <source>Say why, on this machine: cloudnx firewall note INSTANCE RULE --reason REASON</source>
        <translation>Auf diesem Rechner sagen, warum: cloudnx firewall note INSTANZ REGEL --reason GRUND</translation>
    </message>
    <message>
        <source>Or close it: cloudnx firewall remove INSTANCE RULE</source>
        <translation>Oder schließen: cloudnx firewall remove INSTANZ REGEL</translation>
    </message>
    <message>
        <source>close %1 on %2</source>
        <translation>%1 auf %2 schließen</translation>
    </message>
    <message>
        <source>This one fix removes %1 % of what the internet reaches: %2.</source>
        <translation>Diese eine Behebung nimmt %1 % von dem weg, was das Internet erreicht: %2.</translation>
    </message>
    <message>
        <source>These %1 fixes remove %2 % of what the internet reaches: %3.</source>
        <translation>Diese %1 Behebungen nehmen %2 % von dem weg, was das Internet erreicht: %3.</translation>
    </message>
    <message>
        <source>private</source>
        <translation>privat</translation>
    </message>
    <message>
        <source>shared with the projects that were named, if any</source>
        <translation>geteilt mit den Projekten, die genannt wurden, falls es welche gibt</translation>
    </message>
    <message>
        <source>community: everybody at this cloud may use it</source>
        <translation>community: alle an dieser Cloud dürfen es benutzen</translation>
    </message>
    <message>
        <source>public: everybody at this cloud sees and may use it</source>
        <translation>öffentlich: alle an dieser Cloud sehen es und dürfen es benutzen</translation>
    </message>
    <message>
        <source>who may use it is not told</source>
        <translation>wer es benutzen darf, wird nicht gesagt</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Die Images</translation>
    </message>
    <message>
        <source>%1 of this project</source>
        <translation>%1 dieses Projekts</translation>
    </message>
    <message>
        <source>image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Everybody at this cloud may use %1.</source>
        <translation>Alle an dieser Cloud dürfen %1 benutzen.</translation>
    </message>
    <message>
        <source>The cloud does not tell who may use %1.</source>
        <translation>Die Cloud sagt nicht, wer %1 benutzen darf.</translation>
    </message>
    <message>
        <source>There is no image of this project.</source>
        <translation>Es gibt kein Image dieses Projekts.</translation>
    </message>
    <message>
        <source>No image of this project is open to all.</source>
        <translation>Kein Image dieses Projekts steht allen offen.</translation>
    </message>
    <message>
        <source>Make the images private</source>
        <translation>Die Images privat machen</translation>
    </message>
    <message>
        <source>Change every secret that is on them; who copied one keeps it.</source>
        <translation>Wechseln Sie jedes Geheimnis, das darauf liegt; wer eines kopiert hat, behält es.</translation>
    </message>
    <message>
        <source>Are your images seen by nobody else?</source>
        <translation>Sieht sonst niemand Ihre Images?</translation>
    </message>
    <message>
        <source>An image made from a machine holds its keys, its host keys and its data.
At public or community visibility every project starts it and reads them.</source>
        <translation>Ein Image aus einer Maschine enthält ihre Schlüssel, ihre Host-Keys und ihre Daten.
Ist es öffentlich oder community, startet es jedes Projekt und liest sie.</translation>
    </message>
    <message>
        <source>Delete the instance snapshots that are too old</source>
        <translation>Die zu alten Snapshots von Instanzen löschen</translation>
    </message>
    <message>
        <source>A deleted image is gone for good, and no instance can be made from it any more.</source>
        <translation>Ein gelöschtes Image ist endgültig weg, und keine Instanz lässt sich mehr daraus machen.</translation>
    </message>
    <message>
        <source>Are snapshots of instances deleted when their time is over?</source>
        <translation>Werden Snapshots von Instanzen gelöscht, wenn ihre Zeit um ist?</translation>
    </message>
    <message>
        <source>A machine started from an old snapshot lacks every update since, and has its old secrets.
How long they stay is your retention plan&apos;s to say.</source>
        <translation>Einer Maschine aus einem alten Snapshot fehlen alle Updates seither, und sie hat ihre alten Geheimnisse.
Wie lange sie bleiben, sagt Ihr Aufbewahrungsplan.</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Die Snapshots</translation>
    </message>
    <message>
        <source>Delete the snapshots that are too old</source>
        <translation>Die zu alten Snapshots löschen</translation>
    </message>
    <message>
        <source>In the portal, delete the snapshot %1 (%2).</source>
        <translation>Löschen Sie im Portal den Snapshot %1 (%2).</translation>
    </message>
    <message>
        <source>A deleted snapshot is gone for good: look first whether a newer copy holds what it holds.</source>
        <translation>Ein gelöschter Snapshot ist endgültig weg: Sehen Sie zuerst nach, ob eine neuere Kopie enthält, was er enthält.</translation>
    </message>
    <message>
        <source>Are snapshots deleted when their time is over?</source>
        <translation>Werden Snapshots gelöscht, wenn ihre Zeit um ist?</translation>
    </message>
    <message>
        <source>An old snapshot holds old data, old secrets and old faults, and is paid for every month.
How long they stay is your retention plan&apos;s to say.</source>
        <translation>Ein alter Snapshot enthält alte Daten, alte Geheimnisse und alte Fehler, und kostet jeden Monat.
Wie lange sie bleiben, sagt Ihr Aufbewahrungsplan.</translation>
    </message>
    <message>
        <source>no snapshot</source>
        <translation>kein Snapshot</translation>
    </message>
    <message>
        <source>last snapshot %1</source>
        <translation>letzter Snapshot %1</translation>
    </message>
    <message>
        <source>a snapshot is taken before each major change</source>
        <translation>vor jeder größeren Änderung ein Snapshot gemacht wird</translation>
    </message>
    <message>
        <source>Is a snapshot taken before each major change?</source>
        <translation>Wird vor jeder größeren Änderung ein Snapshot gemacht?</translation>
    </message>
    <message>
        <source>An upgrade that fails is taken back in a minute when there is a snapshot of before.
It replaces no backup: it stands beside what it copies.</source>
        <translation>Ein misslungenes Upgrade ist in einer Minute zurückgenommen, wenn es einen Snapshot von vorher gibt.
Er ersetzt kein Backup: Er liegt neben dem, was er kopiert.</translation>
    </message>
    <message>
        <source>On OpenStack: openstack volume snapshot create --volume VOLUME NAME</source>
        <translation>Auf OpenStack: openstack volume snapshot create --volume VOLUME NAME</translation>
    </message>
    <message>
        <source>On CloudNx: Snapshots in the portal, before you upgrade.</source>
        <translation>Auf CloudNx: Snapshots im Portal, bevor Sie aktualisieren.</translation>
    </message>
    <message>
        <source>Then say so: cloudnx checklist attest snapshot-before-change --by NAME</source>
        <translation>Dann sagen Sie es: cloudnx checklist attest snapshot-before-change --by NAME</translation>
    </message>
    <message>
        <source>%1 of bucket %2</source>
        <translation>%1 von Bucket %2</translation>
    </message>
    <message>
        <source>made %1</source>
        <translation>angelegt %1</translation>
    </message>
    <message>
        <source>Storage keys</source>
        <translation>Die Storage-Schlüssel</translation>
    </message>
    <message>
        <source>storage key</source>
        <translation>Storage-Schlüssel</translation>
    </message>
    <message>
        <source>storage keys</source>
        <translation>Storage-Schlüssel</translation>
    </message>
    <message>
        <source>Older than 90 days: %1.</source>
        <translation>Älter als 90 Tage: %1.</translation>
    </message>
    <message>
        <source>Not used for 90 days: %1.</source>
        <translation>Seit 90 Tagen nicht benutzt: %1.</translation>
    </message>
    <message>
        <source>How old %1 is, or whether it is used, cannot be seen.</source>
        <translation>Wie alt %1 ist, oder ob er benutzt wird, ist nicht zu sehen.</translation>
    </message>
    <message>
        <source>There is no storage key.</source>
        <translation>Es gibt keinen Storage-Schlüssel.</translation>
    </message>
    <message>
        <source>Every storage key is young and in use.</source>
        <translation>Jeder Storage-Schlüssel ist jung und in Gebrauch.</translation>
    </message>
    <message>
        <source>Change the storage keys</source>
        <translation>Die Storage-Schlüssel wechseln</translation>
    </message>
    <message>
        <source>In the portal, under Storage: make a new key for bucket %1, give it to what uses %2, then revoke %2. Revoking works at once and cannot be undone.</source>
        <translation>Im Portal unter Storage: Legen Sie einen neuen Schlüssel für den Bucket %1 an, geben Sie ihn dem, was %2 benutzt, und widerrufen Sie dann %2. Der Widerruf wirkt sofort und lässt sich nicht zurücknehmen.</translation>
    </message>
    <message>
        <source>Are storage keys young and in use?</source>
        <translation>Sind Storage-Schlüssel jung und in Gebrauch?</translation>
    </message>
    <message>
        <source>A storage key reads and writes a whole bucket, and lies in every program that uses it.
One that is old or unused is missed by nobody when it is stolen.</source>
        <translation>Ein Storage-Schlüssel liest und schreibt einen ganzen Bucket und liegt in jedem Programm, das ihn benutzt.
Einen alten oder unbenutzten vermisst niemand, wenn er gestohlen ist.</translation>
    </message>
    <message>
        <source>when it was made is not told</source>
        <translation>wann er gemacht wurde, wird nicht gesagt</translation>
    </message>
    <message>
        <source>Your retention: %1</source>
        <translation>Ihre Aufbewahrung: %1</translation>
    </message>
    <message>
        <source>No retention was told, so it is %1</source>
        <translation>Keine Aufbewahrung wurde genannt, also gelten %1</translation>
    </message>
    <message>
        <source>Kept longer than %1: %2.</source>
        <translation>Länger als %1 aufbewahrt: %2.</translation>
    </message>
    <message>
        <source>There is none.</source>
        <translation>Es gibt keinen.</translation>
    </message>
    <message>
        <source>None is older than %1.</source>
        <translation>Keiner ist älter als %1.</translation>
    </message>
    <message>
        <source>%1 %2 in %3</source>
        <translation>%1 %2 in %3</translation>
    </message>
    <message>
        <source>listed as open</source>
        <translation>als offen gelistet</translation>
    </message>
    <message>
        <source>blocked centrally</source>
        <translation>zentral gesperrt</translation>
    </message>
    <message>
        <source>not listed</source>
        <translation>nicht gelistet</translation>
    </message>
    <message>
        <source>What the data centres block was read on %1</source>
        <translation>Was die Rechenzentren sperren, wurde am %1 gelesen</translation>
    </message>
    <message>
        <source>Looks open and is blocked centrally: %1.</source>
        <translation>Sieht offen aus und ist zentral gesperrt: %1.</translation>
    </message>
    <message>
        <source>Whether the data centre lets it through is not listed: %1.</source>
        <translation>Ob das Rechenzentrum es durchlässt, ist nicht gelistet: %1.</translation>
    </message>
    <message>
        <source>The data centre blocks no port that your rules open to the outside.</source>
        <translation>Das Rechenzentrum sperrt keinen Port, den Ihre Regeln nach außen öffnen.</translation>
    </message>
    <message>
        <source>Open another port, or none</source>
        <translation>Einen anderen Port öffnen, oder keinen</translation>
    </message>
    <message>
        <source>Take the rule away, for it opens nothing: %1</source>
        <translation>Nehmen Sie die Regel weg, denn sie öffnet nichts: %1</translation>
    </message>
    <message>
        <source>Or ask the university&apos;s IT for an exception, or let the service answer on a port that is listed as open.</source>
        <translation>Oder bitten Sie die IT der Universität um eine Ausnahme, oder lassen Sie den Dienst an einem Port antworten, der als offen gelistet ist.</translation>
    </message>
    <message>
        <source>Do your rules open only what the data centre lets through?</source>
        <translation>Öffnen Ihre Regeln nur, was das Rechenzentrum durchlässt?</translation>
    </message>
    <message>
        <source>Ask an administrator for two-factor sign-in</source>
        <translation>Die Verwaltung um Zwei-Faktor-Anmeldung bitten</translation>
    </message>
    <message>
        <source>Only an administrator of this cloud may do it. Ask for your user, %1:</source>
        <translation>Das darf nur die Verwaltung dieser Cloud. Bitten Sie für Ihren Benutzer, %1:</translation>
    </message>
    <message>
        <source>first the seed of your codes: %1</source>
        <translation>zuerst um den Seed Ihrer Codes: %1</translation>
    </message>
    <message>
        <source>then that both are asked for: %1</source>
        <translation>dann darum, dass beides verlangt wird: %1</translation>
    </message>
    <message>
        <source>Take care that a second way to sign in stays: an application credential.</source>
        <translation>Achten Sie darauf, dass ein zweiter Weg zur Anmeldung bleibt: ein Application Credential.</translation>
    </message>
    <message>
        <source>Only an administrator of this cloud turns two-factor sign-in on.</source>
        <translation>Nur die Verwaltung dieser Cloud schaltet die Zwei-Faktor-Anmeldung ein.</translation>
    </message>
    <message>
        <source>There is no root at this cloud: everybody signs in as a user.</source>
        <translation>An dieser Cloud gibt es kein root: Alle melden sich als Benutzer an.</translation>
    </message>
    <message>
        <source>Seeds that this session may read: not told</source>
        <translation>Geheimnisse, die diese Sitzung lesen darf: nicht mitgeteilt</translation>
    </message>
    <message>
        <source>Seeds that this session may read: %1</source>
        <translation>Geheimnisse, die diese Sitzung lesen darf: %1</translation>
    </message>
    <message>
        <source>Seeds that this session may read: none</source>
        <translation>Geheimnisse, die diese Sitzung lesen darf: keine</translation>
    </message>
    <message>
        <source>This session is told of no seed, as one of an application credential never is. Whether one by password and code may read it shows after such a sign-in.</source>
        <translation>Dieser Sitzung wird kein Geheimnis gezeigt, wie nie einer aus einem Application Credential. Ob eine mit Passwort und Code es lesen darf, zeigt sich nach einer solchen Anmeldung.</translation>
    </message>
    <message>
        <source>A session by password and code may not read the TOTP seed.</source>
        <translation>Eine Sitzung mit Passwort und Code darf das TOTP-Geheimnis nicht lesen.</translation>
    </message>
    <message>
        <source>This session may read its own TOTP seed: whoever steals its token has the second factor too.</source>
        <translation>Diese Sitzung darf ihr eigenes TOTP-Geheimnis lesen: Wer ihr Token stiehlt, hat auch den zweiten Faktor.</translation>
    </message>
    <message>
        <source>On OpenStack the seed of TOTP is a credential of its owner, and a token that he got by password and code may read it.
So a stolen session is worth both factors, also after it has ended.</source>
        <translation>Bei OpenStack gehört das TOTP-Geheimnis zu den Zugangsdaten seines Besitzers, und ein Token aus Passwort und Code darf es lesen.
Eine gestohlene Sitzung ist also beide Faktoren wert, auch nachdem sie zu Ende ist.</translation>
    </message>
    <message>
        <source>Work with an application credential: its tokens are told of no seed.</source>
        <translation>Mit einem Application Credential arbeiten: Seinen Token wird kein Geheimnis gezeigt.</translation>
    </message>
    <message>
        <source>Sign out when you are done: a revoked token reads nothing. After an incident have the seed replaced, not only the password.</source>
        <translation>Am Ende abmelden: Ein widerrufenes Token liest nichts mehr. Nach einem Vorfall auch das Geheimnis ersetzen lassen, nicht nur das Passwort.</translation>
    </message>
    <message>
        <source>In the key store: %1. Whether every secret is there is asked by secrets-place.</source>
        <translation>Im Schlüsselspeicher: %1. Ob jedes Geheimnis dort liegt, fragt secrets-place.</translation>
    </message>
</context>
<context>
    <name>EventRows</name>
    <message>
        <source>damaged</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EventView</name>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resource</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User agent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration (ms)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EventWords</name>
    <message>
        <source>created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>create</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>detached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>detach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rotated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rotate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>enabled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>enable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disabled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>revoked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>revoke</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scheduled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>encrypted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>encrypt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decrypted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decrypt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (root)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (IAM user)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (team member)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>somebody unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>call</source>
        <translation type="unfinished">Aufruf</translation>
    </message>
    <message>
        <source>the world</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>opened %1 of %2 to %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open %1 of %2 to %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closed %1 of %2 to %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>close %1 of %2 to %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gave %1 the policy %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give %1 the policy %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>took the policy %2 from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take the policy %2 from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>made the access key %1 for %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>make an access key for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>turned two-factor sign-in on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>turn two-factor sign-in on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>turned two-factor sign-in off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>turn two-factor sign-in off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>signed in with an access key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sign in with an access key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>signed out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sign out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 tried to %2; refused (%3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>Printing is not installed; save instead.</source>
        <translation>Drucken ist nicht installiert; speichern Sie stattdessen.</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>%1 ist nicht zu schreiben.</translation>
    </message>
</context>
<context>
    <name>Time</name>
    <message>
        <source>%1 s ago</source>
        <translation>vor %1 s</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>vor %1 min</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>vor %1 h</translation>
    </message>
    <message>
        <source>%1 days ago</source>
        <translation>vor %1 Tagen</translation>
    </message>
</context>
<context>
    <name>cloudnx::AuditPage</name>
    <message>
        <source>Audit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the audit log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an event to read what it did.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in %2 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the service&apos;s own log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this console&apos;s journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inferred, not logged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported %1 events to %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export what is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON lines, everything that was received (*.jsonl);;CSV (*.csv);;CADF (*.cadf.json);;OCSF (*.ocsf.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None is saved yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>actor == &quot;alice&quot; &amp;&amp; status &gt;= 400 &amp;&amp; ip in 10.0.0.0/8, or words to look for (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show new events as they come; press again to pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Views, columns, time zone, export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this filter…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times in this machine&apos;s zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export what is shown…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 events</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n spans missing</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Only &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All events with &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Five minutes around it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the audit events that are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show audit events live</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::Banner</name>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (request %1)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::CheckView</name>
    <message>
        <source>Pass</source>
        <translation>In Ordnung</translation>
    </message>
    <message>
        <source>Fail</source>
        <translation>Nicht in Ordnung</translation>
    </message>
    <message>
        <source>Not offered by this cloud</source>
        <translation>Bietet diese Cloud nicht</translation>
    </message>
    <message>
        <source>Stated by the provider</source>
        <translation>Vom Anbieter angegeben</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>What the provider says of itself</source>
        <translation>Was der Anbieter von sich sagt</translation>
    </message>
    <message>
        <source>Nobody outside can check these, so they are neither pass nor fail.</source>
        <translation>Von außen kann das niemand prüfen, also ist es weder in Ordnung noch nicht.</translation>
    </message>
    <message>
        <source>Stated at %1</source>
        <translation>Angegeben auf %1</translation>
    </message>
    <message>
        <source>Evidence (%1)</source>
        <translation>Belege (%1)</translation>
    </message>
    <message>
        <source>  read %1</source>
        <translation>  gelesen %1</translation>
    </message>
    <message>
        <source>Opens the plan; nothing changes yet</source>
        <translation>Öffnet den Plan; noch ändert sich nichts</translation>
    </message>
    <message>
        <source>Good to know:</source>
        <translation>Gut zu wissen:</translation>
    </message>
    <message>
        <source>By hand:</source>
        <translation>Von Hand:</translation>
    </message>
    <message>
        <source>Attested</source>
        <translation>Von Menschen bezeugt</translation>
    </message>
    <message>
        <source>Fail, waived</source>
        <translation>Nicht in Ordnung, hingenommen</translation>
    </message>
    <message>
        <source>Touched since it was read: %1. Check again.</source>
        <translation>Seit dem Lesen berührt: %1. Prüfen Sie erneut.</translation>
    </message>
</context>
<context>
    <name>cloudnx::ChecklistPage</name>
    <message>
        <source>Checklist</source>
        <translation>Checkliste</translation>
    </message>
    <message>
        <source>%1 of %2 pass</source>
        <translation>%1 von %2 in Ordnung</translation>
    </message>
    <message>
        <source>Question %1: %2 (%3)</source>
        <translation>Frage %1: %2 (%3)</translation>
    </message>
    <message>
        <source>– stated</source>
        <translation>– angegeben</translation>
    </message>
    <message>
        <source>What the provider states</source>
        <translation>Was der Anbieter angibt</translation>
    </message>
    <message>
        <source>Within an hour of signup</source>
        <translation>In der ersten Stunde</translation>
    </message>
    <message>
        <source>Before production</source>
        <translation>Vor dem Betrieb</translation>
    </message>
    <message>
        <source>Every week</source>
        <translation>Jede Woche</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>&amp;Check again</source>
        <translation>&amp;Erneut prüfen</translation>
    </message>
    <message>
        <source>Stated</source>
        <translation>Angegeben</translation>
    </message>
    <message>
        <source>Saved to %1.</source>
        <translation>Gespeichert in %1.</translation>
    </message>
    <message>
        <source>one needs mending</source>
        <translation>eine ist zu beheben</translation>
    </message>
    <message>
        <source>%1 need mending</source>
        <translation>%1 sind zu beheben</translation>
    </message>
    <message>
        <source>%1 waived</source>
        <translation>%1 hingenommen</translation>
    </message>
    <message>
        <source>%1 unknown</source>
        <translation>%1 unbekannt</translation>
    </message>
    <message>
        <source>%1. Score %2 %, with waivers %3 %.</source>
        <translation>%1. Wertung %2 %, mit Ausnahmen %3 %.</translation>
    </message>
    <message>
        <source>Say it again</source>
        <translation>Erneut bezeugen</translation>
    </message>
    <message>
        <source>Say that it is so</source>
        <translation>Bezeugen, dass es so ist</translation>
    </message>
    <message>
        <source>Waive it</source>
        <translation>Vorerst hinnehmen</translation>
    </message>
    <message>
        <source>Looking from outside</source>
        <translation>Blick von außen</translation>
    </message>
    <message>
        <source>Look from outside</source>
        <translation>Von außen ansehen</translation>
    </message>
    <message>
        <source>Print the report</source>
        <translation>Bericht drucken</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Save the configuration</source>
        <translation>Konfiguration speichern</translation>
    </message>
</context>
<context>
    <name>cloudnx::CodeField</name>
    <message>
        <source>Code from your authenticator, or a backup code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>123 456</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::CommandPalette</name>
    <message>
        <source>Find actions and objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An action or an object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::DetailPane</name>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::EventView</name>
    <message>
        <source>Audit events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time (local)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::ExposureMatrix</name>
    <message>
        <source>own, all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ALL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>some</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2: nobody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ssh (platform)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 is open to %3 by the platform&apos;s own rule, which cannot be removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answers the whole internet on %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answers %2 on %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>group</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::FacetPanel</name>
    <message>
        <source>Most frequent values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(none)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without this</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::FilterField</name>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter: words, or field == value &amp;&amp; … (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::FirewallPage</name>
    <message>
        <source>Firewall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Firewall rules</source>
        <translation type="unfinished">Die Firewall-Regeln</translation>
    </message>
    <message>
        <source>Who reaches what: instances by services</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instances</source>
        <translation type="unfinished">Die Instanzen</translation>
    </message>
    <message>
        <source>Services</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no rules: no instance is guarded by one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules appear with the first instance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read again with F5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing answers the whole internet that should not, apart from the platform&apos;s own SSH rule.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 And %2 more like it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ALL is the whole internet, – is nobody. Enter on a cell plans to close it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a rule to see what it opens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lets %1 reach %2 on %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Peer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan to remove this rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close %1 to the internet</source>
        <translation type="unfinished">%1 für das Internet schließen</translation>
    </message>
    <message>
        <source>Close %1 of %2 to the internet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a firewall rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change %1 on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete security group %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing answers the whole internet that should not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform made this rule; it cannot be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change this rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Security group %1: attach, detach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply %1 changes of rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try a packet…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste rules…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plans that can be undone or gone on with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try a packet: what if…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste firewall rules</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::GroupForm</name>
    <message>
        <source>Plan to attach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan to detach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan to delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Security group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of a new security group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name of a new group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no security group yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 guards no instance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 guards %2; a change of its rules reaches all at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> It is stateless: answers need rules, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> Project %1 shares it: it can be used here and changed only there.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::GroupTab</name>
    <message>
        <source>Groups</source>
        <translation type="unfinished">Die Gruppen</translation>
    </message>
    <message>
        <source>Name of a new group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no groups.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a name above to plan the first one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read again with F5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a group to see who is in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 member.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 members.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User to add to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User to take out of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan to delete %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to attach to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to detach from %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::HistogramView</name>
    <message>
        <source>Events over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No events.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2, at most %3 in a bar.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag over a span to ask for it alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::IamPage</name>
    <message>
        <source>IAM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Users</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New %1 for %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::IncidentPage</name>
    <message>
        <source>Read again with F5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, request %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instances</source>
        <translation type="unfinished">Die Instanzen</translation>
    </message>
    <message>
        <source>Access keys</source>
        <translation type="unfinished">Die Zugriffsschlüssel</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actions taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop, never delete: what is deleted cannot be looked into any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Instances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan to stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access &amp;keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan to deactivate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan to end this session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actions &amp;taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy all for a ticket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan to end every other session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no instances.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no access keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no sessions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This console has changed nothing here yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every step it takes is written down here before it is sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan to start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan to activate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End every other session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::KeySheet</name>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>find an action or an object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>go to a room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>filter the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read everything again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next part of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>go back; close the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undo the last plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copy the cell; with Shift the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>filter or copy the cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>do what is chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::KeyTab</name>
    <message>
        <source>Access keys</source>
        <translation type="unfinished">Die Zugriffsschlüssel</translation>
    </message>
    <message>
        <source>A user gets one in the tab Users.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read again with F5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a key to see how old it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 days old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of unknown age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active, %1, of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inactive, %1, of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not seen</source>
        <translation type="unfinished">nicht gesehen</translation>
    </message>
    <message>
        <source>Plan to deactivate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan to activate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan a new key for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan to delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::KmsPage</name>
    <message>
        <source>Enabled: encrypts and decrypts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disabled: neither encrypts nor decrypts until it is enabled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Will be deleted; what it encrypted can then never be read again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KMS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KMS keys</source>
        <translation type="unfinished">Die KMS-Schlüssel</translation>
    </message>
    <message>
        <source>Plan key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of a new key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the new key is for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no keys: secrets have nowhere to rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a name above to plan the first one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read again with F5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One key will be deleted; what it encrypted goes with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 keys will be deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key yet: secrets in user-data or git have nowhere better to be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One key, in order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 keys, in order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a key to see its versions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CRN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan to keep it after all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan to rotate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only enabled keys rotate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan to disable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan to enable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> days</source>
        <translation type="unfinished"> Tage</translation>
    </message>
    <message>
        <source>Days until it is deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan its deletion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create a KMS key</source>
        <translation type="unfinished">Einen KMS-Schlüssel anlegen</translation>
    </message>
    <message>
        <source>Encrypt or decrypt a value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::LiveInventory</name>
    <message>
        <source>Reading</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::LoginView</name>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CloudNx Console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account &amp;owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;IAM user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Account id (9 digits)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code your authenticator shows, or a backup code:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no profile yet. Make one with: cloudnx configure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (request %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too late: the password was given more than a few minutes ago. Give it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code you see was used already. The next one comes in %1 s; a backup code is good at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next code in %1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access &amp;key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Id of the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;User and password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id of the %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The way in where one signs in through a home institution, as at bwCloud. The cloud&apos;s dashboard makes one, under Identity.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty: as clouds.yaml says</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::MainWindow</name>
    <message>
        <source>CloudNx Console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – CloudNx Console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked. The session rests in the keychain; here it takes password and code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the session…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked: nobody was here for %1 min. Sign in with password and code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked, as the screen was. Sign in with password and code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::OverviewPage</name>
    <message>
        <source>Open Firewall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open IAM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Audit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Checklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open KMS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Incident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What changed since yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open to the internet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation type="unfinished">Checkliste</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here needs you now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One thing needs a look.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 things need a look.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>? %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing but the platform&apos;s own SSH rule.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 pass</source>
        <translation type="unfinished">%1 von %2 in Ordnung</translation>
    </message>
    <message>
        <source>next: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>? %1 unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>– %1 stated by the provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes per hour of the last 24 hours: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>root %1 ⚠</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::PacketBox</name>
    <message>
        <source>Instance of the packet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protocol of the packet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port of the packet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>443</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Direction of the packet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address of the packet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>203.0.113.7</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region, for its central block list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No central block list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its own firewall…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Firewall of the machine itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What `ufw status verbose` or `nft -j list ruleset` says on the machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No instance whose rules are known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A protocol, a port and the address of the other side; what becomes of such a packet stands here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::Page</name>
    <message>
        <source>Not read yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::PlanBody</name>
    <message>
        <source> (request %1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: sent, but could not be read back%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: done, and read back%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: sent, but reading back does not show it%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: refused%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: nobody knows; read again%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: not sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan: 1 step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan: %1 steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it opens, closes, changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be undone: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same in a terminal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the terminal lines</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::PlanSheet</name>
    <message>
        <source>Save plan…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the journal…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading what this touches…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making a plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, with all of its effects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be taken back. Type %1 to go on:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partly done: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not done: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plans (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved. Apply it with: cloudnx plan apply %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was cut off. What was done is passed over; what is in doubt is read again before it is sent again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::PolicyTab</name>
    <message>
        <source>Policies</source>
        <translation type="unfinished">Die Policies</translation>
    </message>
    <message>
        <source>user %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>group %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read again with F5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attached to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>custom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>? the cloud does not show it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan to delete %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one to read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>managed by the cloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the cloud manages cannot be deleted.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::ProfileBand</name>
    <message>
        <source>Profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget the tokens in this window and ask for password and code again (Ctrl+L)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the session, for the terminal too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>? who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · root ⚠</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2FA ?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2FA on ✓</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2FA off ⚠</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>session –</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>session renews</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>session %1:%2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::ProposalList</name>
    <message>
        <source>What may stand here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::QrView</name>
    <message>
        <source>QR code for your authenticator; the same key stands below as text</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::ReportButton</name>
    <message>
        <source>%1 does not say its form. Give it one of these endings: %2.</source>
        <translation>%1 sagt seine Form nicht. Geben Sie eine dieser Endungen: %2.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Report: print or save</source>
        <translation>Bericht: drucken oder speichern</translation>
    </message>
    <message>
        <source>Print the report…</source>
        <translation>Bericht drucken…</translation>
    </message>
    <message>
        <source>Save the report…</source>
        <translation>Bericht speichern…</translation>
    </message>
    <message>
        <source>Save the configuration…</source>
        <translation>Konfiguration speichern…</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Save the configuration</source>
        <translation>Konfiguration speichern</translation>
    </message>
</context>
<context>
    <name>cloudnx::RuleForm</name>
    <message>
        <source>Firewall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>443 or 8000-8100</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>10.0.0.0/24 or 0.0.0.0/0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no firewall to add a rule to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Custom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ports and addresses of the rule; its effect stands here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::RuleListBox</name>
    <message>
        <source>%1 to add, on %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to add and %2 to remove, on %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove rules that are not listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules, one a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>web-01 tcp 443 0.0.0.0/0 why
or CSV: instance,protocol,ports,cidr,description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For rules that do not say of which they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of rules that do not say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules from a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists (*.csv *.txt);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not read %1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is larger than 4 MB; that is no list of rules.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste rules, one a line; what they change stands here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These rules are there already.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::SecretPanel</name>
    <message>
        <source>Code from your authenticator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This code does not belong to the key above. Take the one your authenticator shows now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan this with your authenticator, or type the key:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. Shown once: store it somewhere safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy; taken back from the clipboard after 30 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved to %1, readable by you alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printing is not installed; save instead</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::SideBar</name>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IAM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Firewall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KMS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation type="unfinished">Checkliste</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 waiting</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::StatusLine</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read again (F5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready. Ctrl+K finds everything, ? shows the keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read %1</source>
        <translation type="unfinished">gelesen %1</translation>
    </message>
    <message>
        <source>⚠ offline · %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::TableView</name>
    <message>
        <source>Choose columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No row fits the filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear it with Esc in the filter field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy row</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::TellingBox</name>
    <message>
        <source>No instance has a public address, so none can be asked from here.</source>
        <translation>Keine Instanz hat eine öffentliche Adresse, also ist von hier aus keine zu fragen.</translation>
    </message>
    <message>
        <source>From here, the SSH ports of your instances can be asked which sign-ins they take. No credential is sent. They will see your address in their log: %1</source>
        <translation>Von hier aus lassen sich die SSH-Ports Ihrer Instanzen fragen, welche Anmeldungen sie annehmen. Kein Geheimnis wird gesendet. Sie sehen Ihre Adresse in ihrem Log: %1</translation>
    </message>
    <message>
        <source>Allow it and look</source>
        <translation>Erlauben und ansehen</translation>
    </message>
    <message>
        <source>%1 is yours.</source>
        <translation>%1 ist Ihrer.</translation>
    </message>
    <message>
        <source>An endpoint of yours that speaks TLS</source>
        <translation>Ein Endpunkt von Ihnen, der TLS spricht</translation>
    </message>
    <message>
        <source>Add it and look</source>
        <translation>Hinzufügen und ansehen</translation>
    </message>
    <message>
        <source>Look from outside</source>
        <translation>Von außen ansehen</translation>
    </message>
    <message>
        <source>Only the inside of an instance tells this. The script below reads and changes nothing; run it there with sudo, and paste what it prints.</source>
        <translation>Das weiß nur das Innere einer Instanz. Das Skript liest und ändert nichts; führen Sie es dort mit sudo aus und fügen Sie ein, was es ausgibt.</translation>
    </message>
    <message>
        <source>Copy the script</source>
        <translation>Skript kopieren</translation>
    </message>
    <message>
        <source>Instance that reports</source>
        <translation>Instanz, die berichtet</translation>
    </message>
    <message>
        <source>What the script printed</source>
        <translation>Ausgabe des Skripts</translation>
    </message>
    <message>
        <source>Take the report in</source>
        <translation>Bericht übernehmen</translation>
    </message>
    <message>
        <source>Name of a request, nothing personal</source>
        <translation>Name einer Anfrage, nichts Persönliches</translation>
    </message>
    <message>
        <source>It came in</source>
        <translation>Ist eingegangen</translation>
    </message>
    <message>
        <source>It is answered</source>
        <translation>Ist beantwortet</translation>
    </message>
    <message>
        <source>The script</source>
        <translation>Das Skript</translation>
    </message>
    <message>
        <source>How long your plan keeps snapshots. Nothing is deleted by saying so.</source>
        <translation>Wie lange Ihr Plan Snapshots aufbewahrt. Davon, dass Sie es sagen, wird nichts gelöscht.</translation>
    </message>
    <message>
        <source>Days that snapshots are kept</source>
        <translation>Tage, die Snapshots aufbewahrt werden</translation>
    </message>
    <message>
        <source>Set it</source>
        <translation>Festlegen</translation>
    </message>
</context>
<context>
    <name>cloudnx::UserTab</name>
    <message>
        <source>Users</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of a new user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no IAM users: everybody is root.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a name above to plan the first one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read again with F5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a user to see what they may do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with two-factor sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without two-factor sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signs in with a password, %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has no console password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups</source>
        <translation type="unfinished">Die Gruppen</translation>
    </message>
    <message>
        <source>Last sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not seen</source>
        <translation type="unfinished">nicht gesehen</translation>
    </message>
    <message>
        <source>CRN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group to add %1 to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group to take %1 out of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan a console password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan to disable the console password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan to delete %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has to prove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to attach to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to detach from %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan a new %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan an authenticator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan to ask for a code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is asked for one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan to ask for a password alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is asked for no more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan to take the authenticator away</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::ValueBox</name>
    <message>
        <source>Value (up to 4,096 bytes)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypted value (base64)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypt →</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>← Decrypt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy encrypted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key to encrypt with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back from the clipboard after 30 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values pass through and are kept nowhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypted with %1; the value was cleared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decrypting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decrypted: %1 bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (request %2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::WaiverForm</name>
    <message>
        <source>Waived by %1 until %2: %3</source>
        <translation>Hingenommen von %1 bis %2: %3</translation>
    </message>
    <message>
        <source>End the waiver</source>
        <translation>Ausnahme beenden</translation>
    </message>
    <message>
        <source>Why it may stay</source>
        <translation>Warum es bleiben darf</translation>
    </message>
    <message>
        <source>Who answers for it</source>
        <translation>Wer dafür einsteht</translation>
    </message>
    <message>
        <source>Until, a day or 90d</source>
        <translation>Bis, ein Tag oder 90d</translation>
    </message>
    <message>
        <source>Waive it until then</source>
        <translation>Bis dahin hinnehmen</translation>
    </message>
</context>
<context>
    <name>cloudnx::WordForm</name>
    <message>
        <source>Who says so</source>
        <translation>Wer das sagt</translation>
    </message>
    <message>
        <source>Note, no secret</source>
        <translation>Notiz, kein Geheimnis</translation>
    </message>
    <message>
        <source>Say that it is so, for %1 days</source>
        <translation>Bezeugen, für %1 Tage</translation>
    </message>
</context>
<context>
    <name>cloudnx::Workbench</name>
    <message>
        <source>A plan is being applied. Wait until it is done, or stop it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the last plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours: dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours: light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours: as the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access key %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Firewall of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KMS key %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instance %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock when nobody is here for %1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never lock by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; was cut off before its last step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
