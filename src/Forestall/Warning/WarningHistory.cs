using Forestall.Record;
using Forestall.Warning.Internals;

namespace Forestall.Warning;

/// <summary>
/// The warnings of every month, each made from what was published by then. They ship with the record; other records get theirs by
/// <c>forestall warn build</c>. Method note: docs/methods/crossing-warnings.md.
/// </summary>
public sealed class WarningHistory
{
    /// <summary>First year for which there are warnings, unless told otherwise: the record begins in 1989, and less than four years are too few to learn from.</summary>
    public const int DefaultFirstYear = 1994;

    private readonly Dictionary<(string Situation, Month AsOf), StoredWarning> _warnings;

    internal WarningHistory(ViolenceRecord record, WarningSettings settings, IReadOnlyList<StoredWarning> warnings, IReadOnlyDictionary<int, Combination[]> combinations)
    {
        RecordVersion = record.Version;
        Settings = settings;
        Warnings = warnings;
        Combinations = combinations;
        _warnings = warnings.ToDictionary(static w => (w.Situation, w.AsOf));
        From = warnings.Count == 0 ? record.From : warnings.Min(static w => w.AsOf);
        To = warnings.Count == 0 ? record.From : warnings.Max(static w => w.AsOf);
    }

    /// <summary>Version of the record the warnings were made from.</summary>
    public string RecordVersion { get; }

    /// <summary>What is forecast, and what was known when.</summary>
    public WarningSettings Settings { get; }

    /// <summary>First month as of which there are warnings.</summary>
    public Month From { get; }

    /// <summary>Last month as of which there are warnings.</summary>
    public Month To { get; }

    internal IReadOnlyList<StoredWarning> Warnings { get; }

    internal IReadOnlyDictionary<int, Combination[]> Combinations { get; }

    /// <summary>The warnings that ship with the record; null when the record is another one or the settings are not the default ones.</summary>
    /// <param name="record">The record.</param>
    /// <param name="settings">What is forecast, and what was known when.</param>
    public static WarningHistory? Shipped(ViolenceRecord record, WarningSettings settings)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(settings);
        return settings == WarningSettings.Default ? WarningFiles.ReadEmbedded(record) : null;
    }

    /// <summary>The warnings kept in a record's folder; null when there are none, or when they were made from another record.</summary>
    /// <param name="record">The record in the folder.</param>
    /// <param name="folder">The folder.</param>
    /// <exception cref="InputException">The files are damaged.</exception>
    public static WarningHistory? Load(ViolenceRecord record, string folder)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(folder);
        return WarningFiles.Read(record, folder);
    }

    /// <summary>Keeps the warnings with a record, in <c>warnings.csv</c> and <c>warning-weights.csv</c>.</summary>
    /// <param name="folder">The record's folder.</param>
    /// <exception cref="InputException">The settings are not the default ones.</exception>
    public void Write(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (Settings != WarningSettings.Default)
        {
            throw new InputException("only warnings made with the default settings are kept with a record; leave the settings out.");
        }

        WarningFiles.Write(folder, this);
    }

    /// <summary>Makes the warnings of every month since a year.</summary>
    /// <param name="record">The record.</param>
    /// <param name="settings">What is forecast, and what was known when.</param>
    /// <param name="firstYear">First year.</param>
    /// <param name="progress">Told what is being done and the share done, 0 to 1.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="InputException">A setting is out of range, or there is too little to learn from.</exception>
    public static WarningHistory Build(ViolenceRecord record, WarningSettings settings, int firstYear, Action<string, double> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(progress);
        return HistoryBuilder.Build(record, settings, firstYear, progress, cancellation);
    }

    /// <summary>The probability, as of a month, that a situation crosses within a horizon; false when none was given because it was in an episode, not covered, or outside the history.</summary>
    /// <param name="situation">The situation.</param>
    /// <param name="asOf">The month at whose end the warning was made.</param>
    /// <param name="horizon">Months ahead, 1 to 24.</param>
    /// <param name="probability">The probability.</param>
    public bool TryGet(Situation situation, Month asOf, int horizon, out double probability)
    {
        ArgumentNullException.ThrowIfNull(situation);
        WarningSettings.CheckedHorizon(horizon);
        if (Find(situation.Code, asOf) is { } warning)
        {
            probability = HorizonCurve.At(warning.Probabilities, horizon);
            return true;
        }

        probability = 0;
        return false;
    }

    /// <summary>The warnings made by the end of a month; null when there were none.</summary>
    /// <param name="record">The record they were made from, as far as it was known by then.</param>
    /// <param name="asOf">The month.</param>
    public WarningHistory? Until(ViolenceRecord record, Month asOf)
    {
        ArgumentNullException.ThrowIfNull(record);
        var kept = Warnings.Where(w => w.AsOf <= asOf).ToList();
        return kept.Count == 0 ? null : new WarningHistory(record, Settings, kept, Combinations.Where(c => c.Key <= asOf.Year).ToDictionary(static c => c.Key, static c => c.Value));
    }

    internal StoredWarning? Find(string situation, Month asOf) => _warnings.GetValueOrDefault((situation, asOf));
}
