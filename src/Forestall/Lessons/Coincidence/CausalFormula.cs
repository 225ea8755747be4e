using Forestall.Lessons.Coincidence.Internals;

namespace Forestall.Lessons.Coincidence;

/// <summary>A formula as somebody wrote it: an expression <c>A*b + C</c>, an atomic formula <c>A*b + C &lt;-&gt; D</c>, or a complex one <c>(A*b + C &lt;-&gt; D)*(D + e &lt;-&gt; F)</c>.</summary>
public sealed class CausalFormula
{
    private readonly FactorSpace _space;
    private readonly List<AtomicFormula> _parts;

    private CausalFormula(FactorSpace space, List<AtomicFormula> parts)
    {
        _space = space;
        _parts = parts;
        if (FullTable.RowsOf(space, parts) > FullTable.MostRows)
        {
            throw new InputException($"the factors of the formula have more than {FullTable.MostRows} configurations; write a shorter one.");
        }
    }

    /// <summary>
    /// Reads a formula. Upper case is presence, lower case or a tilde absence; several values are written <c>A=2</c>.
    /// Factors take the values that <paramref name="table"/> holds, or without one those that the formula names.
    /// </summary>
    /// <exception cref="InputException">The text is no formula, or names what the table does not have.</exception>
    public static CausalFormula Parse(string text, FactorTable? table = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var space = table?.Space ?? FormulaReader.SpaceOf(text);
        var parts = FormulaReader.Parts(text).ConvertAll(p => FormulaReader.Read(space, p));
        return parts.Count > 1 && parts.Exists(static p => p.Outcome < 0)
            ? throw new InputException($"'{text}': every part in brackets needs an outcome, as in (A + b <-> C).")
            : new CausalFormula(space, parts);
    }

    /// <summary>
    /// Whether the formula is free of all that cannot be read as a causal structure: redundancies in sufficient or necessary conditions,
    /// structural and partial structural redundancies, constant factors, tautologies and contradictions, and an outcome explained twice.
    /// </summary>
    public bool IsInus(PartialRedundancy redundancy = PartialRedundancy.Implication)
    {
        var table = new FullTable(_space, FullTable.FactorsOf(_space, _parts));
        if (_parts[0].Outcome < 0)
        {
            return Redundancy.IsInus(table, _parts[0], table.All);
        }

        return _parts.TrueForAll(p => Redundancy.IsInus(_space, table, p))
            && (_parts.Count == 1 || (!Redundancy.RepeatsAnOutcome(_space, _parts)
                && Redundancy.Structural(table, _parts).Count == 0 && Redundancy.IsStructure(_space, table, _parts, redundancy)));
    }

    /// <summary>Whether a factor, or a value of one, lies upstream of itself.</summary>
    public bool IsCyclic(CycleKind kind = CycleKind.Factor) => Redundancy.IsCyclic(_space, _parts.Where(static p => p.Outcome >= 0), kind);

    /// <inheritdoc/>
    public override string ToString() =>
        _parts[0].Outcome < 0 ? _parts[0].WriteLeft(_space)
        : _parts.Count == 1 ? _parts[0].Write(_space)
        : string.Join('*', _parts.Select(p => $"({p.Write(_space)})"));
}
