namespace Forestall.Files;

/// <summary>The check sum of zip archives (ISO 3309, reflected polynomial EDB88320).</summary>
internal struct Crc32()
{
    private static readonly uint[] Table = Fill();

    private uint _state = uint.MaxValue;

    /// <summary>The sum of all bytes so far.</summary>
    public readonly uint Sum => ~_state;

    /// <summary>Adds bytes.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            _state = Table[(byte)(_state ^ b)] ^ (_state >> 8);
        }
    }

    private static uint[] Fill()
    {
        var table = new uint[256];
        for (var i = 0U; i < table.Length; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value & 1) == 1 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
            }

            table[i] = value;
        }

        return table;
    }
}
