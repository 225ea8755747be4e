using System.Runtime.InteropServices;
using Forestall.Doctrine.Replay.Internals.Lockstep;
using Doubles = System.Runtime.Intrinsics.Vector512<double>;

namespace Forestall.Doctrine.Replay.Internals;

/// <summary>What was counted in draws that follow each other: for every group of draws, doctrine and cell of the layout one number a draw, side by side.</summary>
/// <param name="draws">How many draws there is room for.</param>
/// <param name="doctrines">How many doctrines.</param>
/// <param name="length">How many cells.</param>
internal sealed class OutcomeTable(int draws, int doctrines, int length)
{
    private readonly Doubles[] _values = new Doubles[GroupsOf(draws) * doctrines * length];

    /// <summary>How many groups so many draws make; the last may have fewer draws than there is room for.</summary>
    public static int GroupsOf(int draws) => (draws + Lanes.Count - 1) / Lanes.Count;

    public void Clear() => Array.Clear(_values);

    /// <summary>The cells of a group of draws under a doctrine.</summary>
    public Span<Doubles> Row(int group, int doctrine) => _values.AsSpan(((group * doctrines) + doctrine) * length, length);

    /// <summary>The numbers of a cell in the draws of a group.</summary>
    public ReadOnlySpan<double> Cell(int group, int doctrine, int cell) => MemoryMarshal.Cast<Doubles, double>(_values.AsSpan((((group * doctrines) + doctrine) * length) + cell, 1));

    /// <summary>The number of a cell in a draw, counted from the first of the table.</summary>
    public double At(int draw, int doctrine, int cell) => Cell(draw / Lanes.Count, doctrine, cell)[draw % Lanes.Count];

    /// <summary>Takes over the cells of a draw.</summary>
    public void Take(int draw, int doctrine, ReadOnlySpan<double> cells)
    {
        var row = MemoryMarshal.Cast<Doubles, double>(Row(draw / Lanes.Count, doctrine));
        for (var c = 0; c < cells.Length; c++)
        {
            row[(c * Lanes.Count) + (draw % Lanes.Count)] = cells[c];
        }
    }
}
