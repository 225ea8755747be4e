using Forestall.Dilemmas.Appraisals;
using Forestall.Doctrine;
using Forestall.Doctrine.Planning;
using Forestall.Record;
using Forestall.Record.Curated;
using Forestall.Warning;

namespace Forestall.Brief.Situations;

/// <summary>Appraisals from a file.</summary>
/// <param name="File">Its name.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hexadecimal.</param>
/// <param name="Book">What is in it.</param>
public sealed record AppraisalSource(string File, string Sha256, AppraisalBook Book);

/// <summary>What a brief is made from.</summary>
public sealed record BriefRequest
{
    /// <summary>The record; what lies after the month is not looked at.</summary>
    public required ViolenceRecord Record { get; init; }

    /// <summary>Its measures and cases; what lies after the month is not looked at.</summary>
    public required CuratedRecord Curated { get; init; }

    /// <summary>Its warnings; null: none are kept with it.</summary>
    public required WarningHistory? History { get; init; }

    /// <summary>The situation.</summary>
    public required Situation Situation { get; init; }

    /// <summary>The name asked for, such as <c>Kosovo</c>; the title says it where it is another than the situation's.</summary>
    public required string Name { get; init; }

    /// <summary>The month at whose end the brief is made; null for the last one possible.</summary>
    public Month? AsOf { get; init; }

    /// <summary>The instruments strategies choose from.</summary>
    public required InstrumentSet Instruments { get; init; }

    /// <summary>The strategies; to do nothing further is always compared.</summary>
    public required IReadOnlyList<PreventionDoctrine> Strategies { get; init; }

    /// <summary>How the plan is drawn.</summary>
    public required PlanSettings Plan { get; init; }

    /// <summary>Appraisals; none: the brief says that nobody has appraised.</summary>
    public IReadOnlyList<AppraisalSource> Appraisals { get; init; } = [];

    /// <summary>How many threads; it does not change the brief.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>The command that makes the brief again.</summary>
    public required string Command { get; init; }
}
