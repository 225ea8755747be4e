using System.Text;

namespace Forestall.Files;

/// <summary>Reads bytes that are no UTF-8 as Windows-1252, so that a file saved by an old spreadsheet keeps its names.</summary>
internal sealed class Windows1252Fallback : DecoderFallback
{
    /// <inheritdoc/>
    public override int MaxCharCount => 3;

    /// <inheritdoc/>
    public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer();

    private sealed class Buffer : DecoderFallbackBuffer
    {
        // Windows-1252, 0x80 to 0x9F; undefined places keep their control character.
        private const string High = "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
            + "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

        private byte[] _bytes = [];
        private int _next;

        public override int Remaining => _bytes.Length - _next;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            _bytes = bytesUnknown;
            _next = 0;
            return bytesUnknown.Length > 0;
        }

        public override char GetNextChar()
        {
            if (_next >= _bytes.Length)
            {
                return '\0';
            }

            var value = _bytes[_next++];
            return value is >= 0x80 and < 0xA0 ? High[value - 0x80] : (char)value;
        }

        public override bool MovePrevious()
        {
            if (_next == 0)
            {
                return false;
            }

            _next--;
            return true;
        }

        public override void Reset()
        {
            _bytes = [];
            _next = 0;
        }
    }
}
